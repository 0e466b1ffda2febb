//! Files as cameras, programs and attackers make them.

/// A JPEG of a camera that was turned: with Exif (a quarter turn clockwise and a place), XMP and a colour profile. Its
/// stored width and height are `width` and `height`; it is shown the other way round.
pub(crate) fn photograph(width: u32, height: u32) -> Vec<u8> {
    let plain = imaging::encode_jpeg(&picture(width, height), 90).unwrap();
    // TIFF, little endian, one entry: orientation (0x0112) is 6; then what a camera writes about the place.
    let exif =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS-48.1351N-11.5820E";
    let xmp =
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>48,8.1N</exif:GPSLatitude></x:xmpmeta>";
    let profile = b"ICC_PROFILE\0\x01\x01no profile that any program reads";
    let mut file = plain[..2].to_vec();
    for (marker, content) in [(0xe1, exif.as_slice()), (0xe1, xmp), (0xe2, profile)] {
        file.extend([0xff, marker]);
        file.extend(u16::try_from(content.len() + 2).unwrap().to_be_bytes());
        file.extend(content);
    }
    file.extend(&plain[2..]);
    file
}

/// A JPEG as an agency sends it: who made it, what it shows and whose it is stand in IPTC IIM.
pub(crate) fn by_agency(width: u32, height: u32) -> Vec<u8> {
    let set = |number: u8, text: &str| {
        let length = u16::try_from(text.len()).unwrap().to_be_bytes();
        [&[0x1c, 2, number], &length[..], text.as_bytes()].concat()
    };
    let sets = [
        vec![0x1c, 1, 90, 0, 3, 0x1b, b'%', b'G'],
        set(80, "Ida Oehler"),
        set(110, "Harbour Press"),
        set(116, "© Harbour Press"),
        set(120, "The ferry at dawn"),
    ];
    let sets = sets.concat();
    let length = u32::try_from(sets.len()).unwrap().to_be_bytes();
    let content = [b"Photoshop 3.0\08BIM\x04\x04\0\0", &length[..], &sets].concat();
    let plain = imaging::encode_jpeg(&picture(width, height), 90).unwrap();
    let size = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xed], &size, &content, &plain[2..]].concat()
}

fn picture(width: u32, height: u32) -> imaging::Picture {
    let pixels = (0..height)
        .flat_map(|y| (0..width).flat_map(move |x| [x, y, x ^ y].map(|part| part.to_le_bytes()[0])));
    imaging::Picture::from_rgb(width, height, pixels.collect()).unwrap()
}

/// A PNG that claims a size and has hardly any data.
pub(crate) fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    png(&[(b"IHDR", header), (b"IDAT", deflated(&[0; 16])), (b"IEND", Vec::new())])
}

/// An APNG of two frames: red, then blue.
pub(crate) fn animated_png() -> Vec<u8> {
    let header = vec![0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0];
    let row = |colour: [u8; 3]| [vec![0], colour.repeat(8)].concat();
    let frame = |colour| deflated(&row(colour).repeat(8));
    let control = |sequence: u8| {
        let mut control = vec![0, 0, 0, sequence, 0, 0, 0, 8, 0, 0, 0, 8];
        control.extend([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 10, 0, 0]);
        control
    };
    png(&[
        (b"IHDR", header),
        (b"acTL", vec![0, 0, 0, 2, 0, 0, 0, 0]),
        (b"fcTL", control(0)),
        (b"IDAT", frame([255, 0, 0])),
        (b"fcTL", control(1)),
        (b"fdAT", [vec![0, 0, 0, 2], frame([0, 0, 255])].concat()),
        (b"IEND", Vec::new()),
    ])
}

fn png(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, content) in chunks {
        file.extend(u32::try_from(content.len()).unwrap().to_be_bytes());
        let body = [&name[..], content].concat();
        file.extend(&body);
        file.extend(crc32(&body).to_be_bytes());
    }
    file
}

/// A zlib stream of one stored block (RFC 1950, RFC 1951).
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let mut out = vec![0x78, 0x01, 0x01];
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend(bytes);
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

/// A WebP of two frames: red, then blue.
pub(crate) fn animated_webp() -> Vec<u8> {
    let part = |name: &[u8; 4], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap();
        let mut part = [&name[..], &length.to_le_bytes(), content].concat();
        part.resize(part.len().next_multiple_of(2), 0);
        part
    };
    let frame = |colour: [u8; 3]| {
        let still = imaging::Picture::from_rgb(8, 8, colour.repeat(64)).unwrap();
        let still = imaging::encode(&still, imaging::Format::Webp, 90).unwrap();
        // Behind the twelve bytes of its head a still WebP is the one part that a frame holds.
        let place = [0, 0, 0, 0, 0, 0, 7, 0, 0, 7, 0, 0, 100, 0, 0, 0];
        part(b"ANMF", &[&place[..], &still[12..]].concat())
    };
    let canvas = part(b"VP8X", &[2, 0, 0, 0, 7, 0, 0, 7, 0, 0]);
    let loops = part(b"ANIM", &[255, 255, 255, 255, 0, 0]);
    let body = [b"WEBP".to_vec(), canvas, loops, frame([255, 0, 0]), frame([0, 0, 255])].concat();
    part(b"RIFF", &body)
}
