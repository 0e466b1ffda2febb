//! Resizing and encoding.

use imaging::{Picture, Refused, decode, encode_jpeg, resize_to_width};

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
