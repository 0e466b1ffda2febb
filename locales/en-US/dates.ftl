season-summer = daylight saving time
