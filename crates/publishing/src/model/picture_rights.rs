//! Who may do what to a picture: the rows `media.*` of the access matrix as pure rules.

use accounts::Role;

use super::{Hand, Verdict, Whose};

/// Something that is done to a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureDeed {
    /// See it in the library, and its file before readers see it.
    See,
    /// Change its words, its focal point, its file.
    Change,
    /// Take it away for good.
    Delete,
    /// Read what its file says of camera, time and place.
    Metadata,
}

/// What a picture is to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PictureStake {
    /// They sent it.
    pub owns: bool,
    /// It is open to the desk, or nobody's: an import.
    pub shared: bool,
    /// It stands in a story of theirs.
    pub in_theirs: bool,
    /// It stands in a story that is open to the desk.
    pub in_shared: bool,
    /// Readers see it.
    pub shown: bool,
}

/// Whether somebody may do this to a picture that is this much theirs. Readers' pictures are seen by the whole newsroom; what
/// readers see is changed by editors.
#[must_use]
pub fn picture_verdict(hand: &Hand, deed: PictureDeed, stake: PictureStake) -> Verdict {
    let whose = Whose::of(hand);
    if whose.all {
        return Verdict::Yes;
    }
    // Who reads no story has no way into the library.
    if whose.user == 0 {
        return Verdict::Hidden;
    }
    let theirs = stake.owns || stake.in_theirs || whose.shared && (stake.shared || stake.in_shared);
    if !theirs && !stake.shown {
        return Verdict::Hidden;
    }
    let may = match deed {
        PictureDeed::See => true,
        PictureDeed::Metadata => theirs,
        PictureDeed::Change => !stake.shown && (stake.owns || theirs && hand.role == Role::Journalist),
        PictureDeed::Delete => stake.owns,
    };
    if may { Verdict::Yes } else { Verdict::Refused }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: PictureStake =
        PictureStake { owns: false, shared: false, in_theirs: false, in_shared: false, shown: false };
    const OWN: PictureStake = PictureStake { owns: true, ..NONE };
    const SHARED: PictureStake = PictureStake { shared: true, ..NONE };
    const SHOWN: PictureStake = PictureStake { shown: true, ..NONE };

    fn may(role: Role, deed: PictureDeed, stake: PictureStake) -> Verdict {
        picture_verdict(&Hand { user: Some(7), name: String::new(), role }, deed, stake)
    }

    #[test]
    fn drafts_of_others_do_not_exist() {
        use Verdict::{Hidden, Yes};
        for (role, own, shared, foreign) in [
            (Role::Contributor, Yes, Hidden, Hidden),
            (Role::Journalist, Yes, Yes, Hidden),
            (Role::Editor, Yes, Yes, Yes),
            (Role::Publisher, Yes, Yes, Yes),
            (Role::Moderator, Hidden, Hidden, Hidden),
            (Role::Reader, Hidden, Hidden, Hidden),
            (Role::Employer, Hidden, Hidden, Hidden),
        ] {
            for deed in [PictureDeed::See, PictureDeed::Metadata] {
                let verdicts = [OWN, SHARED, NONE].map(|stake| may(role, deed, stake));
                assert_eq!(verdicts, [own, shared, foreign], "{role} {deed:?}");
            }
        }
    }

    #[test]
    fn a_picture_is_deleted_by_its_sender_and_by_editors() {
        assert_eq!(may(Role::Contributor, PictureDeed::Delete, OWN), Verdict::Yes);
        assert_eq!(may(Role::Journalist, PictureDeed::Delete, SHARED), Verdict::Refused);
        assert_eq!(may(Role::Contributor, PictureDeed::Delete, SHARED), Verdict::Hidden);
        assert_eq!(may(Role::Publisher, PictureDeed::Delete, NONE), Verdict::Yes);
    }

    #[test]
    fn what_readers_see_is_changed_by_editors_and_keeps_its_secrets() {
        assert_eq!(
            may(Role::Journalist, PictureDeed::Change, PictureStake { shown: true, ..OWN }),
            Verdict::Refused
        );
        assert_eq!(may(Role::Journalist, PictureDeed::Change, SHARED), Verdict::Yes);
        assert_eq!(may(Role::Editor, PictureDeed::Change, SHOWN), Verdict::Yes);
        assert_eq!(may(Role::Contributor, PictureDeed::See, SHOWN), Verdict::Yes);
        assert_eq!(may(Role::Contributor, PictureDeed::Metadata, SHOWN), Verdict::Refused);
    }
}
