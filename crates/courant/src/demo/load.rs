//! Puts the sample newspaper into an empty paper, through the same actions the newsroom uses.

use std::collections::HashMap;

use accounts::{NewUser, Role};
use document::{Attribution, Block, Document, Inline, Kind};
use locale::{Language, Zone};
use publishing::{
    Changes, Correction, Focus, Lead, NewArticle, NewPicture, NewSection, NewTopic, PictureWords,
    ProfileChanges, Story,
};
use web::Identity;

use super::files::{self, Article, Comments, Picture};
use super::pictures::{Scene, draw};
use super::{adverts, live, runs};
use crate::cli::front;
use crate::cli::import::sentence;
use crate::cli::paper::Paper;
use crate::compose::{Program, sections};

/// The moment the files were written for: the shift of dates brings it to the last such weekday.
const WRITTEN: &str = "2025-01-14T09:40";
const WEEK: i64 = 7 * 86_400_000_000;
/// Width and height of the pictures, in pixels.
const SIZE: (u32, u32) = (1_200, 800);
/// Quality of the JPEG that a drawing is sent as: what is shown is made of it once more.
const QUALITY: u8 = 92;
/// Width and height of the drawings of authors, in pixels.
const PORTRAIT: (u32, u32) = (480, 480);

/// Names the paper and adds its staff, in an empty folder; leaves a filled one alone.
///
/// # Errors
/// A sentence.
pub async fn prepare(paper: &Paper) -> Result<(), String> {
    let users = accounts::users(&paper.db).await.map_err(|e| e.to_string())?;
    if !users.is_empty() {
        return Ok(());
    }
    let file: files::Paper = files::read("paper.toml")?;
    let language = Language::from_code(&file.language).unwrap_or_default();
    let identity = Identity { name: file.name, tagline: file.tagline, language, zone: file.zone };
    identity.save(&paper.db).await.map_err(|e| e.to_string())?;
    for staff in file.staff {
        let role = Role::parse(&staff.role).ok_or_else(|| format!("{} is no role", staff.role))?;
        let (id, at) = (paper.ids.next(), paper.clock.now());
        let new = NewUser { id, email: staff.email, name: staff.name, role, at };
        accounts::add_user(&paper.db, new).await.map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// Fills a paper without sections; leaves any other alone.
///
/// # Errors
/// A sentence.
pub async fn load(program: &Program) -> Result<(), String> {
    let sections =
        program.web.db.read(async |c| publishing::sections(c).await).await.map_err(|e| e.to_string())?;
    if !sections.is_empty() {
        return Ok(());
    }
    let times = Times::new(program)?;
    let sections = add_sections(program).await?;
    add_particulars(program).await?;
    let names = add_people(program).await?;
    let adverts = adverts::add(program, &times).await?;
    let mut articles = HashMap::new();
    for article in files::articles()? {
        let slug = article.slug.clone();
        let context =
            Context { program, times: &times, sections: &sections, names: &names, adverts: &adverts };
        let id = add_article(&context, article).await.map_err(|e| format!("{slug}: {e}"))?;
        articles.insert(slug, id);
    }
    arrange_front(program).await?;
    add_comments(program, &times, &articles).await
}

/// The topics, and the authors with what the paper says of them; their names by their slugs.
async fn add_people(program: &Program) -> Result<HashMap<String, String>, String> {
    let (file, desk): (files::Paper, _) = (files::read("paper.toml")?, &program.desk);
    for topic in file.topic {
        let files::Topic { slug, title, description } = topic;
        let new = NewTopic { slug: Some(slug), title, description, language: program.web.site.language };
        publishing::actions::create_topic(desk, &new).await.map_err(sentence)?;
    }
    let mut names = HashMap::new();
    for author in file.author {
        publishing::actions::upsert_author(desk, &author.slug, &author.name).await.map_err(sentence)?;
        let picture = Picture {
            scene: "portrait".to_owned(),
            seed: author.portrait,
            alt: author.name.clone(),
            caption: String::new(),
            credit: "Drawing: Ilka Moorfeld".to_owned(),
        };
        let photo = add_picture(program, &picture, PORTRAIT).await?;
        let changes = ProfileChanges {
            name: None,
            role: Some(author.role),
            biography: Some(author.biography),
            email: author.email,
            photo: Some(photo.media),
        };
        publishing::actions::update_author(desk, &author.slug, &changes).await.map_err(sentence)?;
        names.insert(author.slug, author.name);
    }
    Ok(names)
}

/// Arranges the front page and publishes it, as an editor would.
async fn arrange_front(program: &Program) -> Result<(), String> {
    let plan = front::File::parse(files::front()?)?.plan(&program.web.site.zone)?;
    let who = "Callum Reith";
    let revision =
        publishing::actions::arrange_front(&program.desk, 0, &plan, who).await.map_err(sentence)?;
    publishing::actions::publish_front(&program.desk, revision, who).await.map_err(sentence)
}

/// Moves the files' times to the present.
pub(super) struct Times {
    zone: Zone,
    shift: i64,
}

impl Times {
    fn new(program: &Program) -> Result<Self, String> {
        let zone = program.web.site.zone.clone();
        let written = wall(WRITTEN, &zone)?;
        let weeks = (program.web.clock.now() - written).div_euclid(WEEK).max(0);
        Ok(Self { zone, shift: weeks * WEEK })
    }

    /// A wall time such as `2025-01-14T06:30`, moved, in microseconds since 1970 UTC.
    pub(super) fn at(&self, text: &str) -> Result<i64, String> {
        Ok(wall(text, &self.zone)? + self.shift)
    }

    /// The last moment of a day such as `2025-02-28`, moved.
    pub(super) fn end_of(&self, day: &str) -> Result<i64, String> {
        let noon = self.at(&format!("{day}T12:00"))?;
        locale::end_of_day(self.zone.date(noon), &self.zone).ok_or_else(|| format!("{day} does not end"))
    }
}

fn wall(text: &str, zone: &Zone) -> Result<i64, String> {
    let parsed = locale::parse_date(&text.replace('T', " "));
    parsed.and_then(|date| date.to_micros(zone)).ok_or_else(|| format!("{text} is no time"))
}

async fn add_sections(program: &Program) -> Result<HashMap<String, i64>, String> {
    let file: files::Paper = files::read("paper.toml")?;
    let mut ids = HashMap::new();
    for (position, section) in (0_i64..).zip(file.section) {
        let new = NewSection {
            slug: section.slug.clone(),
            title: section.title,
            description: section.description,
            language: Language::from_code(&section.language).unwrap_or_default(),
            position,
        };
        let id = publishing::actions::create_section(&program.desk, &new).await.map_err(sentence)?;
        ids.insert(section.slug, id);
    }
    Ok(ids)
}

/// The sample newspaper owes its readers the same pages as any other.
async fn add_particulars(program: &Program) -> Result<(), String> {
    let change = imprint::Change {
        revision: None,
        particulars: files::read("particulars.toml")?,
        actor: "the sample newspaper".to_owned(),
        at: program.web.clock.now(),
    };
    imprint::set(&program.web.db, &sections(), change).await.map(|_| ()).map_err(sentence)
}

pub(super) struct Context<'a> {
    pub(super) program: &'a Program,
    pub(super) times: &'a Times,
    sections: &'a HashMap<String, i64>,
    names: &'a HashMap<String, String>,
    /// The addresses of adverts by their reference.
    adverts: &'a HashMap<String, String>,
}

async fn add_article(context: &Context<'_>, article: Article) -> Result<i64, String> {
    let desk = &context.program.desk;
    let coverage = (article.live.clone(), article.entry);
    let lead = match &article.picture {
        Some(picture) => Some(add_picture(context.program, picture, SIZE).await?),
        None => None,
    };
    let names =
        article.bylines.iter().map(|slug| context.names.get(slug).cloned().unwrap_or_else(|| slug.clone()));
    let body = Document::new(article.block.into_iter().map(|part| block(part, context.adverts)).collect());
    let story = Story {
        headline: article.headline,
        standfirst: article.standfirst,
        kicker: article.kicker,
        dateline: article.dateline,
        bylines: names.collect(),
        body: first(&body, &article.before),
        lead,
        topics: article.topics,
    };
    let section_id = context.sections.get(&article.section).copied();
    let new = NewArticle {
        section_id: section_id.ok_or_else(|| format!("there is no section {}", article.section))?,
        slug: Some(article.slug),
        language: None,
        story,
        comments: article.comments_policy,
        published: Some(context.times.at(&article.published)?),
        legal: false,
    };
    let id = publishing::actions::create(&desk.itself(), &new).await.map_err(sentence)?;
    if let (false, Some(correction)) = (article.before.is_empty(), article.correction.first()) {
        let at = context.times.at(&correction.at)?;
        let changes = Changes { body: Some(body), ..Changes::default() };
        publishing::actions::update(&desk.itself_at(at), id, 1, &changes).await.map_err(sentence)?;
    }
    for correction in article.correction {
        let kind =
            publishing::model::kind_of(&correction.kind).ok_or_else(|| format!("{}?", correction.kind))?;
        let at = context.times.at(&correction.at)?;
        let correction = Correction { kind, text: correction.text, at };
        publishing::actions::add_correction(&desk.itself(), id, &correction).await.map_err(sentence)?;
    }
    live::add(context, id, coverage).await?;
    Ok(id)
}

/// The text as it was first published.
fn first(body: &Document, before: &[files::Before]) -> Document {
    let mut first = body.clone();
    for files::Before { block, text } in before {
        if let Some(at) = block.checked_sub(1).and_then(|at| first.content.get_mut(at)) {
            at.kind = Block::paragraph(text).kind;
        }
    }
    first
}

fn block(block: files::Block, adverts: &HashMap<String, String>) -> Block {
    let kind = match block {
        files::Block::Paragraph { text, speech } => {
            Kind::Paragraph(runs::linked(runs::runs(&text, &speech), adverts))
        }
        files::Block::Heading { level, text } => {
            Kind::Heading { level: level.clamp(2, 4), text: Inline::lines(&text) }
        }
        files::Block::Quotation { text, speaker, role, when, place, source } => {
            let attribution =
                Attribution { speaker, role, when, place, source, source_url: None, proposed: false };
            return Block::quotation(&text, attribution);
        }
        files::Block::PullQuote { text } => Kind::PullQuote(Inline::lines(&text)),
        files::Block::List { items, ordered } => {
            let items = items.iter().map(|item| vec![Inline::lines(item)]).collect();
            Kind::List { ordered, items }
        }
        files::Block::Divider => Kind::Divider,
    };
    Block::new(kind)
}

/// Sends a drawing as an editor sends a photograph; the copies of it are made while readers read.
async fn add_picture(program: &Program, picture: &Picture, size: (u32, u32)) -> Result<Lead, String> {
    let scene = Scene::named(&picture.scene).ok_or_else(|| format!("there is no scene {}", picture.scene))?;
    let (width, height) = size;
    let rgb = draw(scene, picture.seed, width, height);
    let drawn = imaging::Picture::from_rgb(width, height, rgb).ok_or("the drawing has the wrong size")?;
    let file = imaging::encode_jpeg(&drawn, QUALITY).map_err(|e| e.to_string())?;
    let words = PictureWords {
        alt: picture.alt.clone(),
        caption: picture.caption.clone(),
        credit: picture.credit.clone(),
        // What the program draws is the paper's own.
        licence: "own".to_owned(),
        ..PictureWords::default()
    };
    let PictureWords { alt, caption, credit, .. } = words.clone();
    let new = NewPicture {
        file,
        words,
        focus: Focus::default(),
        name: format!("{}.jpg", picture.scene),
        ..NewPicture::default()
    };
    let (kept, _) = publishing::actions::add_picture(&program.desk.itself(), new).await.map_err(sentence)?;
    Ok(Lead { media: kept.key, width: kept.width, height: kept.height, alt, caption, credit })
}

async fn add_comments(
    program: &Program,
    times: &Times,
    articles: &HashMap<String, i64>,
) -> Result<(), String> {
    let file: Comments = files::read("comments.toml")?;
    let mut list = Vec::new();
    for comment in file.comment {
        list.push((times.at(&comment.at)?, comment));
    }
    // Ids order a conversation, so they are given in order of time.
    list.sort_by_key(|(at, _)| *at);
    let mut ids = HashMap::new();
    let mut imports = Vec::new();
    for (number, (created, comment)) in (0_u32..).zip(list) {
        let id = comments::import_id(created, number);
        let parent = comment.parent.as_ref().and_then(|parent| ids.get(parent).copied());
        if parent.is_none() && comment.parent.is_some() {
            return Err(format!("comment {}: its parent comes later", comment.id));
        }
        let subject = articles.get(&comment.article).copied();
        let status = comment.status.as_deref().unwrap_or("visible");
        imports.push(comments::Import {
            id,
            subject: subject
                .ok_or_else(|| format!("comment {}: no article {}", comment.id, comment.article))?,
            draft: comments::Draft { parent, name: comment.name, email: String::new(), text: comment.text },
            status: comments::Status::parse(status).ok_or_else(|| format!("{status} is no status"))?,
            staff: comment.staff,
            created,
        });
        ids.insert(comment.id, id);
    }
    let stored = program.web.db.write(&imports, |c, imports| {
        Box::pin(async move {
            for import in imports {
                comments::import_comment(c, import).await?;
            }
            Ok::<_, comments::Failure>(())
        })
    });
    stored.await.map_err(|e| e.to_string())
}
