# Only what American English words differently; everything else is taken from en-GB.
imprint-email = Email:
imprint-phone = Phone:
imprint-comments-text = A comment is published with the name you give. Your email address is optional and never shown. It is kept with the comment while that is published or waits for an editor. Of a comment that we rejected or removed, the address is deleted { $days } days after the comment was sent; if it was removed later than that, at once. Its name and words we keep for our editors only, until you ask us to erase them.
imprint-access-size = Text can be made twice as large, on a narrow screen too; light and dark colors have enough contrast.
