//! Pictures that are what they say, and pictures that are not.

#[cfg(test)]
mod canvas;
#[cfg(test)]
mod decoding;
#[cfg(test)]
mod origin;
#[cfg(test)]
mod writing;

/// A picture with something to see: two gradients and an edge.
#[cfg(test)]
fn sample(width: u32, height: u32) -> imaging::Picture {
    let pixels = (0..height).flat_map(|y| {
        (0..width).flat_map(move |x| {
            let part = |value: u32, of: u32| u8::try_from(value * 255 / of.max(1)).unwrap();
            [part(x, width), part(y, height), if x > width / 2 { 200 } else { 40 }]
        })
    });
    imaging::Picture::from_rgb(width, height, pixels.collect()).unwrap()
}
