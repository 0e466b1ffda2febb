//! What is taken and what is refused.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage, Rgba, RgbaImage};
use imaging::{Kind, MOST_BYTES, Picture, Refused, decode, encode_jpeg};
use proptest::prelude::*;

use crate::sample;

fn written(picture: &Picture, format: ImageFormat) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let pixels = RgbImage::from_raw(width, height, picture.rgb().to_vec()).unwrap();
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(pixels).write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// A PNG that claims a size and has hardly any data.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut png = written(&sample(4, 4), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

#[test]
fn lossless_kinds_come_back_exactly() {
    let picture = sample(33, 20);
    for format in [ImageFormat::Png, ImageFormat::WebP] {
        assert_eq!(decode(&written(&picture, format)).unwrap(), picture, "{format:?}");
    }
}

#[test]
fn a_jpeg_comes_back_nearly() {
    let picture = sample(64, 48);
    let again = decode(&encode_jpeg(&picture, 90).unwrap()).unwrap();
    assert_eq!(again.dimensions(), (64, 48));
    let off: u32 = picture.rgb().iter().zip(again.rgb()).map(|(a, b)| u32::from(a.abs_diff(*b))).sum();
    assert!(off / (64 * 48 * 3) < 8, "{off}");
}

#[test]
fn what_is_clear_becomes_white() {
    let clear =
        RgbaImage::from_fn(2, 1, |x, _| if x == 0 { Rgba([9, 9, 9, 0]) } else { Rgba([10, 20, 30, 255]) });
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(clear).write_to(&mut out, ImageFormat::Png).unwrap();
    assert_eq!(decode(&out.into_inner()).unwrap().rgb(), [255, 255, 255, 10, 20, 30]);
}

#[test]
fn no_picture() {
    for bytes in
        [b"".as_slice(), b"hello", b"<html><p>svg</p></html>", b"\xff\xd8", b"RIFF\0\0\0\0WAVE", &[0; 64]]
    {
        assert_eq!(decode(bytes), Err(Refused::NotAPicture), "{bytes:?}");
    }
}

#[test]
fn kinds_that_are_not_accepted_are_named() {
    for (bytes, name) in [
        (b"GIF89a\x01\0\x01\0".as_slice(), "GIF"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "SVG"),
        (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- x --><SVG onload=\"x()\">", "SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"\0\0\0\x18ftypavif\0\0\0\0", "AVIF"),
        (b"%PDF-1.7", "PDF"),
        (b"II*\0\x08\0\0\0", "TIFF"),
    ] {
        assert_eq!(decode(bytes), Err(Refused::Kind(name)));
        assert_eq!(Kind::of(bytes), Some(Kind::Other(name)));
    }
    assert_eq!(
        Refused::Kind("GIF").to_string(),
        "GIF files are not accepted. Send the picture as JPEG, PNG or WebP."
    );
}

#[test]
fn a_file_larger_than_the_limit_is_not_even_looked_at() {
    let mut bytes = vec![0; MOST_BYTES];
    assert_eq!(decode(&bytes), Err(Refused::NotAPicture));
    bytes.push(0);
    assert_eq!(decode(&bytes), Err(Refused::Bytes));
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_picture() {
    for (width, height) in [(60_000, 60_000), (7_072, 7_072), (70_000, 1), (1, 70_000)] {
        assert_eq!(decode(&png_claiming(width, height)), Err(Refused::Pixels { width, height }));
    }
    // Not even a row of it could be held.
    assert!(decode(&png_claiming(2_000_000_000, 1)).is_err());
    // Within the limit, but there is no data for it.
    assert_eq!(decode(&png_claiming(3_000, 3_000)), Err(Refused::Broken));
    assert_eq!(decode(&png_claiming(0, 3_000)), Err(Refused::Broken));
}

#[test]
fn a_bomb_within_the_limit_is_a_picture_and_one_above_is_not_unpacked() {
    let one_colour = |width: u32, height: u32| {
        let mut out = Cursor::new(Vec::new());
        DynamicImage::from(image::GrayImage::new(width, height))
            .write_to(&mut out, ImageFormat::Png)
            .unwrap();
        out.into_inner()
    };
    let file = one_colour(10_000, 5_000);
    assert!(file.len() < 300_000, "{}", file.len());
    assert_eq!(decode(&file).unwrap().dimensions(), (10_000, 5_000));
    let file = one_colour(10_000, 5_001);
    assert_eq!(decode(&file), Err(Refused::Pixels { width: 10_000, height: 5_001 }));
}

#[test]
fn a_jpeg_whose_header_lies_about_the_size() {
    let mut jpeg = encode_jpeg(&sample(64, 48), 80).unwrap();
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    assert_eq!(decode(&jpeg), Err(Refused::Pixels { width: 65_535, height: 65_535 }));
}

#[test]
fn every_cut_of_a_file_is_refused() {
    let picture = sample(40, 30);
    let files = [
        encode_jpeg(&picture, 80).unwrap(),
        written(&picture, ImageFormat::Png),
        written(&picture, ImageFormat::WebP),
    ];
    for (at, file) in files.iter().enumerate() {
        // The last twelve bytes of a PNG are its empty end chunk: every pixel is there without it.
        let whole = if at == 1 { file.len() - 12 } else { file.len() };
        for cut in 0..whole {
            assert!(decode(&file[..cut]).is_err(), "file {at} cut at {cut} of {}", file.len());
        }
    }
}

#[test]
fn a_camera_s_turn_is_applied_and_its_notes_are_gone() {
    // An Exif block (TIFF, little endian) with one entry: orientation (0x0112) is 6, a quarter turn clockwise.
    let tiff = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
    let plain = encode_jpeg(&sample(64, 32), 90).unwrap();
    let mut jpeg = plain[..2].to_vec();
    jpeg.extend([0xff, 0xe1, 0, u8::try_from(tiff.len() + 2).unwrap()]);
    jpeg.extend(tiff);
    jpeg.extend(&plain[2..]);
    let upright = decode(&jpeg).unwrap();
    assert_eq!(upright.dimensions(), (32, 64));
    // The dark left edge is on top.
    assert!(upright.rgb()[2] < 80 && upright.rgb().last().is_some_and(|blue| *blue > 150));
    let again = encode_jpeg(&upright, 80).unwrap();
    assert!(!again.windows(4).any(|four| four == b"Exif"));
}

proptest! {
    /// Damaged files are decoded or refused, and nothing else happens.
    #[test]
    fn damage_does_no_harm(format in 0_usize..3, at in any::<prop::sample::Index>(), byte in any::<u8>(), more in any::<prop::sample::Index>()) {
        let picture = sample(24, 16);
        let mut file = match format {
            0 => encode_jpeg(&picture, 80).unwrap(),
            1 => written(&picture, ImageFormat::Png),
            _ => written(&picture, ImageFormat::WebP),
        };
        let length = file.len();
        file[at.index(length)] = byte;
        file[more.index(length)] ^= byte;
        if let Ok(picture) = decode(&file) {
            let (width, height) = picture.dimensions();
            prop_assert!(u64::from(width) * u64::from(height) <= imaging::MOST_PIXELS);
        }
    }
}
