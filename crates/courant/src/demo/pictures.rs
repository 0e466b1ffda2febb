//! Pictures for the sample newspaper, drawn by rule: flat layers, soft gradients and a little paper grain, in the
//! manner of a print from a few inks. Nobody's photograph is needed, and a seed always gives the same picture.

mod canvas;
mod colour;
mod indoors;
mod land;
mod portrait;
mod shapes;
mod water;
mod yard;

use self::canvas::Canvas;

/// What a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scene {
    /// A pier, boats and the far shore.
    Harbour,
    /// Cranes over a slipway.
    Shipyard,
    /// A town's roofs, some with solar panels.
    Rooftops,
    /// A frozen lake among hills.
    Lake,
    /// A theatre's curtain and lights.
    Stage,
    /// Shelves and a reading desk.
    Library,
    /// A tram at dusk.
    Street,
    /// Wind turbines over fields.
    Field,
    /// A lit shop window before dawn.
    Bakery,
    /// A lighthouse on its rock.
    Lighthouse,
    /// Somebody, head and shoulders.
    Portrait,
}

impl Scene {
    /// The scene of this name, as the files write it.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "harbour" => Self::Harbour,
            "shipyard" => Self::Shipyard,
            "rooftops" => Self::Rooftops,
            "lake" => Self::Lake,
            "stage" => Self::Stage,
            "library" => Self::Library,
            "street" => Self::Street,
            "field" => Self::Field,
            "bakery" => Self::Bakery,
            "lighthouse" => Self::Lighthouse,
            "portrait" => Self::Portrait,
            _ => return None,
        })
    }

    fn number(self) -> u64 {
        match self {
            Self::Harbour => 0,
            Self::Shipyard => 1,
            Self::Rooftops => 2,
            Self::Lake => 3,
            Self::Stage => 4,
            Self::Library => 5,
            Self::Street => 6,
            Self::Field => 7,
            Self::Bakery => 8,
            Self::Lighthouse => 9,
            Self::Portrait => 10,
        }
    }
}

/// Draws a scene as rows of RGB triples, top left first: width × height × 3 bytes. The drawing is made for three
/// by two and is cut to fill other proportions. The seed varies clouds, windows, ripples and the like.
pub(crate) fn draw(scene: Scene, seed: u64, width: u32, height: u32) -> Vec<u8> {
    // Two scenes from one seed have different skies.
    let mut canvas = Canvas::new(seed.wrapping_mul(10).wrapping_add(scene.number()), width, height);
    match scene {
        Scene::Harbour => water::harbour(&mut canvas),
        Scene::Shipyard => yard::shipyard(&mut canvas),
        Scene::Lake => water::lake(&mut canvas),
        Scene::Lighthouse => water::lighthouse(&mut canvas),
        Scene::Rooftops => land::rooftops(&mut canvas),
        Scene::Street => land::street(&mut canvas),
        Scene::Field => land::field(&mut canvas),
        Scene::Stage => indoors::stage(&mut canvas),
        Scene::Library => indoors::library(&mut canvas),
        Scene::Bakery => indoors::bakery(&mut canvas),
        Scene::Portrait => portrait::portrait(&mut canvas, seed),
    }
    canvas.finish()
}
