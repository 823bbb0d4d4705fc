//! SSH public keys, as people hand them in: the one line of a `.pub` file (RFC 4253, section 6.6; sshd(8),
//! "AUTHORIZED_KEYS FILE FORMAT").

/// The algorithms of keys that sshd takes.
const ALGORITHMS: &[&str] = &[
    "ssh-ed25519",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "ssh-rsa",
    "sk-ssh-ed25519@openssh.com",
    "sk-ecdsa-sha2-nistp256@openssh.com",
];

/// The longest key that is looked at, in bytes: one of RSA with 16,384 bits has some 2,800.
const LONGEST: usize = 8192;

/// The key alone, `ssh-ed25519 AAAA…`, without the comment behind it; none where the text is no key.
/// What stands before a key in an authorized_keys file (options) is not taken: it would be obeyed.
pub fn bare(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let (algorithm, blob) = (words.next()?, words.next()?);
    let known = ALGORITHMS.contains(&algorithm) && blob.len() <= LONGEST;
    let bytes = decoded(blob)?;
    // The blob begins with the length and the name of its own algorithm.
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = u32::from_be_bytes(*length) as usize;
    let fits = rest.get(..length) == Some(algorithm.as_bytes()) && rest.len() > length;
    (known && fits).then(|| format!("{algorithm} {blob}"))
}

/// Base64 (RFC 4648), padded.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=');
    if !text.len().is_multiple_of(4) || text.len() - digits.len() > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0);
    for digit in digits.bytes() {
        let value = match digit {
            b'A'..=b'Z' => digit - b'A',
            b'a'..=b'z' => digit - b'a' + 26,
            b'0'..=b'9' => digit - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    #[test]
    fn a_key_is_taken_without_its_comment() {
        assert_eq!(bare(&format!(" {KEY}  li na@局里\n")).as_deref(), Some(KEY));
    }

    #[test]
    fn keys_of_any_kind_are_taken_whole() {
        // As long as ssh-keygen makes them with 521, 2,048, 4,096 and 16,384 bits.
        for (algorithm, begins, digits) in [
            ("ecdsa-sha2-nistp521", "AAAAE2VjZHNhLXNoYTItbmlzdHA1MjE", 232),
            ("ssh-rsa", "AAAAB3NzaC1yc2EAAAADAQABAAABAQ", 372),
            ("ssh-rsa", "AAAAB3NzaC1yc2EAAAADAQABAAACAQ", 716),
            ("ssh-rsa", "AAAAB3NzaC1yc2EAAAADAQABAAAIAQ", 2764),
        ] {
            let key = format!("{algorithm} {begins:A<digits$}");
            assert_eq!(bare(&format!("{key} 局里")), Some(key));
        }
    }

    #[test]
    fn what_is_no_key_or_would_be_obeyed_is_not_taken() {
        let blob = KEY.split_once(' ').unwrap().1;
        for text in [
            "",
            "ssh-ed25519",
            "ssh-ed25519 AAAA",
            &format!("ssh-rsa {blob}"),
            &format!("command=\"sh\" {KEY}"),
            &format!("ssh-ed25519 {}", &blob[1..]),
            &format!("ssh-ed25519 {}!", &blob[..blob.len() - 1]),
        ] {
            assert_eq!(bare(text), None, "{text}");
        }
    }
}
