//! A plain surface with rectangles and lines of text: what a preview card is drawn on. The font comes with the program, so a
//! machine without fonts draws the same.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ImageEncoder as _, Rgb, RgbImage};
use swash::scale::image::Image;
use swash::scale::{Render, ScaleContext, Source};
use swash::shape::ShapeContext;
use swash::zeno::{Format, Vector};
use swash::{FontRef, GlyphId};

/// A colour: red, green, blue.
pub type Colour = [u8; 3];

/// A TrueType or OpenType font.
#[derive(Clone, Copy)]
pub struct Font<'a>(FontRef<'a>);

impl Font<'static> {
    /// The serif that comes with the program, for headlines: DejaVu Serif Condensed Bold.
    #[must_use]
    pub fn built_in() -> Option<Self> {
        Self::read(dejavu::serif_condensed::bold())
    }
}

impl<'a> Font<'a> {
    /// The first font of a file; `None` where it is none.
    #[must_use]
    pub fn read(file: &'a [u8]) -> Option<Self> {
        FontRef::from_index(file, 0).map(Self)
    }

    /// Whether it can show this character.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        self.0.charmap().map(c) != 0
    }
}

/// How a line is set: its font, its size in pixels, its colour.
#[derive(Clone, Copy)]
pub struct Style<'a> {
    /// The font.
    pub font: Font<'a>,
    /// Pixels per em.
    pub size: f32,
    /// The colour.
    pub colour: Colour,
}

/// A surface.
pub struct Canvas {
    pixels: RgbImage,
    shapes: ShapeContext,
    scales: ScaleContext,
}

/// A glyph and how far right of the line's beginning it stands, in pixels.
type Placed = (GlyphId, f32, f32);

impl Canvas {
    /// A surface of one colour; sides in pixels.
    #[must_use]
    pub fn new(width: u32, height: u32, colour: Colour) -> Self {
        let pixels = RgbImage::from_pixel(width, height, Rgb(colour));
        Self { pixels, shapes: ShapeContext::new(), scales: ScaleContext::new() }
    }

    /// Fills a rectangle, given by its top left corner and its sides; what lies outside is left out.
    pub fn fill(&mut self, (left, top): (u32, u32), (width, height): (u32, u32), colour: Colour) {
        for y in top..top.saturating_add(height) {
            for x in left..left.saturating_add(width) {
                if let Some(pixel) = self.pixels.get_pixel_mut_checked(x, y) {
                    *pixel = Rgb(colour);
                }
            }
        }
    }

    /// The width of a line, in pixels.
    #[must_use]
    pub fn width(&mut self, text: &str, style: &Style<'_>) -> f32 {
        self.shape(text, style).1
    }

    /// Writes a line whose baseline begins at a point; what lies outside is left out.
    pub fn write(&mut self, text: &str, style: &Style<'_>, (left, baseline): (f32, f32)) {
        let (glyphs, _) = self.shape(text, style);
        let mut scaler = self.scales.builder(style.font.0).size(style.size).build();
        for (id, x, y) in glyphs {
            let x = left + x;
            // A quarter of a pixel more or less is seen between letters.
            let within = Vector::new(x - x.floor(), 0.0);
            let mut render = Render::new(&[Source::Outline]);
            let image = render.format(Format::Alpha).offset(within).render(&mut scaler, id);
            if let Some(image) = image {
                blend(&mut self.pixels, &image, (whole(x.floor()), whole(baseline - y)), style.colour);
            }
        }
    }

    /// The surface as PNG.
    ///
    /// # Errors
    /// [`crate::Refused::Encoding`] for a surface without area.
    pub fn png(&self) -> Result<Vec<u8>, crate::Refused> {
        let mut out = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
        let (width, height) = self.pixels.dimensions();
        let written =
            encoder.write_image(self.pixels.as_raw(), width, height, image::ExtendedColorType::Rgb8);
        written.map_err(|_| crate::Refused::Encoding)?;
        Ok(out)
    }

    fn shape(&mut self, text: &str, style: &Style<'_>) -> (Vec<Placed>, f32) {
        let mut shaper = self.shapes.builder(style.font.0).size(style.size).build();
        shaper.add_str(text);
        let (mut glyphs, mut at) = (Vec::new(), 0.0);
        shaper.shape_with(|cluster| {
            for glyph in cluster.glyphs {
                glyphs.push((glyph.id, at + glyph.x, glyph.y));
                at += glyph.advance;
            }
        });
        (glyphs, at)
    }
}

/// Mixes a glyph into the surface.
fn blend(pixels: &mut RgbImage, glyph: &Image, (left, baseline): (i32, i32), colour: Colour) {
    let placed = glyph.placement;
    let Ok(row) = usize::try_from(placed.width) else { return };
    if row == 0 {
        return;
    }
    let (left, top) = (left.saturating_add(placed.left), baseline.saturating_sub(placed.top));
    for (y, line) in (top..).zip(glyph.data.chunks(row)) {
        for (x, cover) in (left..).zip(line) {
            let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { continue };
            let Some(pixel) = pixels.get_pixel_mut_checked(x, y) else { continue };
            for (part, ink) in pixel.0.iter_mut().zip(colour) {
                let (under, over, cover) = (u32::from(*part), u32::from(ink), u32::from(*cover));
                *part = u8::try_from((under * (255 - cover) + over * cover + 127) / 255).unwrap_or(u8::MAX);
            }
        }
    }
}

/// The nearest pixel; what lies far outside any surface is only outside.
#[expect(clippy::as_conversions, reason = "no other way from a float to a number; it saturates")]
fn whole(at: f32) -> i32 {
    at.round().clamp(-1e6, 1e6) as i32
}
