//! Exif 3.0: what cameras write.

use exif::{Exif, Field, In, Reader, Tag, Value};

use super::{Note, Origin, tidy};

/// Reads the TIFF structure that Exif is.
pub(super) fn read(block: Vec<u8>) -> Origin {
    if block.is_empty() {
        return Origin::default();
    }
    let Ok(exif) = Reader::new().read_raw(block) else { return Origin::default() };
    Origin {
        creator: text(&exif, Tag::Artist),
        caption: text(&exif, Tag::ImageDescription),
        copyright: text(&exif, Tag::Copyright),
        notes: notes(&exif),
        ..Origin::default()
    }
}

fn notes(exif: &Exif) -> Vec<(Note, String)> {
    let camera = tidy(&format!("{} {}", text(exif, Tag::Make), text(exif, Tag::Model)));
    let place = [
        degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef),
        degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef),
    ];
    let notes = [
        (Note::Camera, camera),
        (Note::Taken, text(exif, Tag::DateTimeOriginal)),
        (Note::Place, tidy(&place.join(" "))),
        (Note::Software, text(exif, Tag::Software)),
    ];
    notes.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// The texts of a field; those of Copyright are photographer and publisher.
fn text(exif: &Exif, tag: Tag) -> String {
    let Some(Field { value: Value::Ascii(parts), .. }) = exif.get_field(tag, In::PRIMARY) else {
        return String::new();
    };
    let parts: Vec<String> = parts.iter().map(|part| tidy(&String::from_utf8_lossy(part))).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    tidy(&parts.join(", "))
}

/// A coordinate in degrees with five decimal places, as in `48.13510 N`.
fn degrees(exif: &Exif, tag: Tag, side: Tag) -> String {
    let Some(Field { value: Value::Rational(parts), .. }) = exif.get_field(tag, In::PRIMARY) else {
        return String::new();
    };
    let [whole, minutes, seconds] = parts.as_slice() else { return String::new() };
    let degrees = whole.to_f64() + minutes.to_f64() / 60.0 + seconds.to_f64() / 3600.0;
    if !degrees.is_finite() || degrees.abs() > 180.0 {
        return String::new();
    }
    format!("{degrees:.5} {}", text(exif, side))
}
