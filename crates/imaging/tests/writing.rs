//! Resizing and encoding.

use imaging::{
    Format, Kind, Picture, Refused, decode, encode, encode_jpeg, encode_within, resize_to_width,
    resize_within,
};

use crate::sample;

#[test]
fn a_copy_keeps_its_proportions_and_never_grows() {
    for ((width, height), wanted, expected) in [
        ((1200, 800), 600, (600, 400)),
        ((1201, 799), 400, (400, 266)),
        ((1200, 800), 60, (60, 40)),
        ((300, 200), 600, (300, 200)),
        ((300, 200), 300, (300, 200)),
        ((900, 2), 10, (10, 1)),
        ((30, 20), 0, (1, 1)),
    ] {
        assert_eq!(resize_to_width(&sample(width, height), wanted).dimensions(), expected);
    }
}

/// A smaller copy looks the same: its parts have the same mean colours.
#[test]
fn a_copy_shows_the_same() {
    let picture = sample(900, 600);
    for width in [100, 400] {
        let copy = resize_to_width(&picture, width);
        let first = copy.rgb().first_chunk::<3>().unwrap();
        let last = copy.rgb().last_chunk::<3>().unwrap();
        assert!(first[0] < 12 && first[1] < 12 && first[2].abs_diff(40) < 6, "{first:?}");
        assert!(last[0] > 243 && last[1] > 243 && last[2].abs_diff(200) < 6, "{last:?}");
    }
}

#[test]
fn quality_costs_bytes() {
    let picture = sample(300, 200);
    let small = encode_jpeg(&picture, 20).unwrap();
    let large = encode_jpeg(&picture, 95).unwrap();
    assert!(small.len() < large.len());
    assert_eq!(decode(&small).unwrap().dimensions(), (300, 200));
    assert!(encode_jpeg(&picture, 0).is_ok() && encode_jpeg(&picture, 255).is_ok());
}

#[test]
fn a_picture_needs_exactly_its_pixels() {
    assert!(Picture::from_rgb(2, 2, vec![0; 12]).is_some());
    assert!(Picture::from_rgb(2, 2, vec![0; 11]).is_none());
    assert!(Picture::from_rgb(0, 2, vec![]).is_none());
    assert!(Picture::from_rgb(u32::MAX, u32::MAX, vec![0; 12]).is_none());
}

#[test]
fn a_side_too_long_for_the_format_is_said() {
    let picture = Picture::from_rgb(70_000, 1, vec![0; 210_000]).unwrap();
    assert_eq!(encode_jpeg(&picture, 80), Err(Refused::Encoding));
}

#[test]
fn a_copy_fits_into_its_box() {
    for ((width, height), expected) in [
        ((1200, 800), (600, 400)),
        ((800, 1200), (267, 400)),
        ((100, 4000), (10, 400)),
        ((300, 200), (300, 200)),
    ] {
        let (wide, high) = resize_within(&sample(width, height), 600, 401).dimensions();
        assert!(wide.abs_diff(expected.0) <= 1 && high.abs_diff(expected.1) <= 1, "{wide} {high}");
        assert!(wide <= 600 && high <= 401);
    }
}

#[test]
fn every_kind_is_what_it_says_and_small() {
    let picture = sample(320, 200);
    let jpeg = encode_jpeg(&picture, 80).unwrap();
    for format in Format::ALL {
        let bytes = encode(&picture, format, 60).unwrap();
        assert!(bytes.len() < jpeg.len(), "{format:?}: {} of {}", bytes.len(), jpeg.len());
        let kind = match format {
            Format::Avif => Kind::Other("AVIF"),
            Format::Webp => Kind::Webp,
            Format::Jpeg => Kind::Jpeg,
        };
        assert_eq!(Kind::of(&bytes), Some(kind));
    }
    let webp = decode(&encode(&picture, Format::Webp, 80).unwrap()).unwrap();
    let off: u32 = picture.rgb().iter().zip(webp.rgb()).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    assert!(webp.dimensions() == (320, 200) && off / (320 * 200 * 3) < 8, "{off}");
}

/// What no encoder can make small: every pixel differs.
fn noise(width: u32, height: u32) -> Picture {
    let mut state = 1_u32;
    let pixels = (0..width * height * 3).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    Picture::from_rgb(width, height, pixels.collect()).unwrap()
}

#[test]
fn a_picture_with_much_detail_gets_less_quality() {
    let busy = noise(160, 120);
    for format in Format::ALL {
        let free = encode_within(&busy, format, usize::MAX).unwrap();
        let tight = encode_within(&busy, format, free.len() - 1).unwrap();
        let least = encode_within(&busy, format, 1).unwrap();
        assert!(tight.len() < free.len() && least.len() < tight.len(), "{format:?}");
    }
}
