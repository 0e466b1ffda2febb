//! What files say of themselves, in every place and character set, and what damage makes of it.

use imaging::{Note, Origin, encode_jpeg, origin};
use proptest::prelude::*;

use crate::sample;

/// A JPEG with segments before its picture.
fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let plain = encode_jpeg(&sample(16, 12), 80).unwrap();
    let mut file = plain[..2].to_vec();
    for (marker, content) in segments {
        file.extend([0xff, *marker]);
        file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        file.extend(*content);
    }
    file.extend(&plain[2..]);
    file
}

fn set(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
    let length = u16::try_from(value.len()).unwrap().to_be_bytes();
    [&[0x1c, record, number][..], &length, value].concat()
}

/// APP13 with another resource in front, as Photoshop writes it.
fn app13(sets: &[Vec<u8>]) -> Vec<u8> {
    let resource = |number: u16, name: &[u8], content: &[u8]| {
        let mut out = [b"8BIM", &number.to_be_bytes()[..]].concat();
        out.push(u8::try_from(name.len()).unwrap());
        out.extend(name);
        out.resize(out.len().next_multiple_of(2), 0);
        out.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        out.extend(content);
        out.resize(out.len().next_multiple_of(2), 0);
        out
    };
    [b"Photoshop 3.0\0".to_vec(), resource(0x03ed, b"odd", &[1; 15]), resource(0x0404, b"", &sets.concat())]
        .concat()
}

fn xmp(body: &str) -> Vec<u8> {
    let packet = format!(
        r#"<?xpacket begin="{}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">{body}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>   "#,
        '\u{feff}'
    );
    [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat()
}

/// Exif, little endian: texts of IFD 0 by their tags.
fn exif(texts: &[(u16, &str)]) -> Vec<u8> {
    let mut head = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    head.extend(u16::try_from(texts.len()).unwrap().to_le_bytes());
    let mut values = Vec::new();
    let values_at = 8 + 2 + 12 * texts.len() + 4;
    for (tag, text) in texts {
        let value = [text.as_bytes(), b"\0\0\0\0\0"].concat();
        head.extend(tag.to_le_bytes());
        head.extend(2_u16.to_le_bytes());
        head.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        head.extend(u32::try_from(values_at + values.len()).unwrap().to_le_bytes());
        values.extend(value);
    }
    head.extend([0; 4]);
    head.extend(values);
    head
}

#[test]
fn iptc_is_read_in_both_character_sets() {
    let utf8 = app13(&[
        set(1, 90, b"\x1b%G"),
        set(2, 80, "Jörg Sørensen".as_bytes()),
        set(2, 80, b"Mo Yilmaz"),
        set(2, 110, b"Harbour Press"),
        set(2, 116, "© 2026 Harbour Press".as_bytes()),
        set(2, 120, "The ferry\nat dawn – \u{202e}late".as_bytes()),
    ]);
    let told = origin(&jpeg(&[(0xed, &utf8)]));
    assert_eq!((told.creator.as_str(), told.credit.as_str()), ("Jörg Sørensen, Mo Yilmaz", "Harbour Press"));
    assert_eq!(
        (told.copyright.as_str(), told.caption.as_str()),
        ("© 2026 Harbour Press", "The ferry at dawn – late")
    );
    let latin = app13(&[set(2, 80, b"J\xf6rg S\xf8rensen"), set(2, 120, b"The mayor\x92s ferry")]);
    let told = origin(&jpeg(&[(0xed, &latin)]));
    assert_eq!((told.creator.as_str(), told.caption.as_str()), ("Jörg Sørensen", "The mayor’s ferry"));
    // Marked as UTF-8, and it is not: what cannot be read is left out.
    let wrong = app13(&[set(1, 90, b"\x1b%G"), set(2, 80, b"J\xf6rg")]);
    assert_eq!(origin(&jpeg(&[(0xed, &wrong)])).creator, "Jrg");
}

#[test]
fn xmp_is_read_as_elements_and_as_attributes() {
    let elements = xmp(
        r#"<rdf:Description><dc:creator><rdf:Seq><rdf:li>Ida Oehler</rdf:li><rdf:li>Mo</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="de">Die Fähre</rdf:li><rdf:li xml:lang="x-default">The ferry &amp; the pier</rdf:li></rdf:Alt></dc:description>
<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Ida</rdf:li></rdf:Alt></dc:rights>
<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>
<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A white ferry</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description>"#,
    );
    let told = origin(&jpeg(&[(0xe1, &elements)]));
    assert_eq!((told.creator.as_str(), told.caption.as_str()), ("Ida Oehler, Mo", "The ferry & the pier"));
    assert_eq!((told.copyright.as_str(), told.alt.as_str()), ("© Ida", "A white ferry"));
    assert_eq!(told.licence, "https://creativecommons.org/licenses/by/4.0/");
    let attributes = xmp(r#"<rdf:Description photoshop:Credit="Press" photoshop:Instructions="Once only"/>"#);
    let told = origin(&jpeg(&[(0xe1, &attributes)]));
    assert_eq!((told.credit.as_str(), told.terms.as_str()), ("Press", "Once only"));
}

#[test]
fn exif_is_read_last() {
    let block =
        exif(&[(0x010e, "A ferry"), (0x010f, "Lumen"), (0x0110, "X1"), (0x013b, "Ida"), (0x8298, "(c) Ida")]);
    let told = origin(&jpeg(&[(0xe1, &block)]));
    assert_eq!(
        (told.creator.as_str(), told.caption.as_str(), told.copyright.as_str()),
        ("Ida", "A ferry", "(c) Ida")
    );
    assert_eq!(told.notes, [(Note::Camera, "Lumen X1".to_owned())]);
    let both = app13(&[set(2, 80, b"Mo")]);
    let told = origin(&jpeg(&[(0xe1, &block), (0xed, &both)]));
    assert_eq!((told.creator.as_str(), told.caption.as_str()), ("Mo", "A ferry"));
}

#[test]
fn what_says_nothing_says_nothing() {
    assert_eq!(origin(&jpeg(&[])), Origin::default());
    for bytes in [b"".as_slice(), b"hello", b"<svg/>", b"\xff\xd8\xff"] {
        assert_eq!(origin(bytes), Origin::default());
    }
    let deep = xmp(&format!("<rdf:Description><dc:creator>{}Ida", "<a>".repeat(9_000)));
    assert_eq!(origin(&jpeg(&[(0xe1, &deep)])), Origin::default());
    let laughs = b"http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
    assert_eq!(origin(&jpeg(&[(0xe1, laughs)])), Origin::default());
}

proptest! {
    /// Arbitrary bytes in every place are read or not, and nothing else happens.
    #[test]
    fn any_bytes_do_no_harm(iim in prop::collection::vec(any::<u8>(), 0..400), packet in "[<>/a-z:=\"&;! ]{0,200}", tiff in prop::collection::vec(any::<u8>(), 0..200), number in 0_u8..130) {
        let resources = [b"Photoshop 3.0\x008BIM", &iim[..]].concat();
        let sets = app13(&[set(2, number, &iim), iim.clone()]);
        let xmp = xmp(&packet);
        let exif = [b"Exif\0\0II*\0\x08\0\0\0", &tiff[..]].concat();
        for file in [jpeg(&[(0xed, &resources)]), jpeg(&[(0xed, &sets), (0xe1, &xmp), (0xe1, &exif)])] {
            let told = origin(&file);
            for text in [told.creator, told.credit, told.caption, told.copyright, told.terms] {
                prop_assert!(text.chars().count() <= 2_000 && !text.contains(char::is_control));
            }
        }
    }
}
