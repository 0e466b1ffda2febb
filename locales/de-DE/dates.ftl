### Wörter des Hausdatums, »Di. 14. Jan. 2025«. Ein Punkt steht nur, wo ein Wort gekürzt ist.

weekday-monday = Mo.
weekday-tuesday = Di.
weekday-wednesday = Mi.
weekday-thursday = Do.
weekday-friday = Fr.
weekday-saturday = Sa.
weekday-sunday = So.

month-january = Jan.
month-february = Feb.
month-march = März
month-april = Apr.
month-may = Mai
month-june = Juni
month-july = Juli
month-august = Aug.
month-september = Sept.
month-october = Okt.
month-november = Nov.
month-december = Dez.
season-standard = Normalzeit
season-summer = Sommerzeit
