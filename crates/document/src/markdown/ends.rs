//! Where addresses and braces come to their end. A text may begin many that never do: it is asked once for all of them, or
//! reading it would take the square of its length.

use super::words::Chars;

/// What is known of every place of a text.
pub(super) struct Ends {
    /// The place behind the `)` that ends an address which begins here; 0 where none does on this line.
    addresses: Vec<usize>,
    /// Whether a `}` ends braces whose inside begins here.
    braces: Vec<bool>,
}

impl Ends {
    /// Goes through a text from its end; the place of `chars` stays what it is.
    pub(super) fn of(chars: &mut Chars) -> Self {
        let (place, count) = (chars.place(), chars.count());
        let mut ends = Self { addresses: vec![0; count], braces: vec![false; count] };
        for at in (0..count).rev() {
            chars.back_to(at);
            let Some((c, is_escaped)) = chars.take() else { continue };
            let next = chars.place();
            let address = match c {
                ')' if !is_escaped => next,
                // Behind the bracket's own end it goes on.
                '(' if !is_escaped => ends.address(ends.address(next)),
                '\n' => 0,
                _ => ends.address(next),
            };
            let braces = c == '}' && !is_escaped || ends.has_braces(next);
            if let (Some(an_address), Some(a_brace)) = (ends.addresses.get_mut(at), ends.braces.get_mut(at)) {
                (*an_address, *a_brace) = (address, braces);
            }
        }
        chars.back_to(place);
        ends
    }

    fn address(&self, at: usize) -> usize {
        // Nothing ends at the first place, so that none leads to none.
        if at == 0 { 0 } else { self.addresses.get(at).copied().unwrap_or(0) }
    }

    /// Whether an address whose first character is at this place ends.
    pub(super) fn has_address(&self, at: usize) -> bool {
        self.address(at) > 0
    }

    /// Whether braces whose first character inside is at this place end.
    pub(super) fn has_braces(&self, at: usize) -> bool {
        self.braces.get(at).copied().unwrap_or(false)
    }
}
