# Der Raum der Designs am Schreibtisch: Eine Herausgeberin bringt eines als Zip, sieht die Zeitung darin an und zieht es ihr an.
themes-title = Designs
themes-text = Ein Design ist das Kleid der Zeitung. Bringen Sie eines als Zip seines Ordners: Es wird geprüft und aufbewahrt, und niemand unter den Lesenden sieht es, bevor Sie es aktivieren.
themes-built-in = Eingebautes Design
themes-state-active = Aktiv
themes-state-previous = Zuvor aktiv
themes-state-kept = Aufbewahrt
themes-state-built-in = Teil des Programms
themes-files =
    { $count ->
        [one] eine Datei
       *[other] { $count } Dateien
    }
themes-console = am Rechner selbst
themes-preview = Vorschau
themes-rollback = Zurück zu { $name }
themes-fixed = Wer diese Zeitung betreibt, hat sie mit einem eigenen Ordner als Design gestartet. Dieses bleibt, was immer hier gewählt wird, bis die Zeitung ohne ihn gestartet wird.
themes-trouble = Diese Version des Programms kann das aktivierte Design nicht lesen, darum trägt die Zeitung das eingebaute:

themes-bring = Ein Design bringen
themes-label-name = Name
themes-hint-name = Bleibt das Feld leer, heißt das Design wie seine Datei.
themes-label-file = Zip-Datei
themes-hint-file = Der Ordner des Designs als Zip von bis zu 5 MB, mit höchstens 500 Dateien.
themes-button-bring = Prüfen und aufbewahren

themes-is-active = Die Zeitung trägt dieses Design. Aktivieren Sie ein anderes, bevor Sie es entfernen.
themes-activation-text = Alle Seiten entstehen sofort in diesem Design. Sie können jederzeit zum vorigen zurück.
themes-button-activation = Aktivieren
themes-rollback-text = Alle Seiten entstehen sofort wieder im vorigen Design.
themes-button-rollback = Zurückkehren
themes-removal-text = Das Design wird endgültig aus dieser Zeitung entfernt. Behalten Sie seine Dateien, falls Sie es noch einmal wollen.
themes-button-removal = Entfernen
themes-preview-note = Vorschau im Design { $name }. Lesende sehen das nicht.
themes-preview-back = Zurück zum Design

themes-findings = Was die Prüfung fand
themes-findings-text = Bitte bessern Sie das im Ordner des Designs aus und senden Sie es noch einmal. Nichts wurde aufbewahrt.
themes-findings-more =
    { $count ->
        [one] Und noch eines.
       *[other] Und { $count } weitere.
    }
themes-error-findings =
    { $count ->
        [one] Die Prüfung fand einen Fehler in diesem Design. Nichts wurde aufbewahrt.
       *[other] Die Prüfung fand { $count } Fehler in diesem Design. Nichts wurde aufbewahrt.
    }
themes-error-no-file = Bitte wählen Sie eine Zip-Datei.
themes-error-name = Bitte geben Sie einen Namen von höchstens 80 Zeichen an, ohne Zeichen, die die Schreibrichtung ändern.
themes-error-many = Es gibt schon { $most } Designs, und mehr werden nicht aufbewahrt. Bitte entfernen Sie zuerst eines.
themes-error-broken = Dieses Design kann nicht gelesen werden: { $trouble }
themes-error-active = Die Zeitung trägt dieses Design. Bitte aktivieren Sie zuerst ein anderes.

# Warum ein Zip nicht angenommen wird. $name ist der Eintrag, wie das Zip ihn nennt.
themes-zip-none = Das ist keine Zip-Datei, oder sie ist abgeschnitten.
themes-zip-odd = Dieses Zip besteht aus mehreren Teilen, hat etwas vor seinem Anfang oder ist von der Art für sehr große Dateien. Bitte packen Sie den Ordner neu.
themes-zip-large = Dieses Zip ist größer als { $megabytes } MB.
themes-zip-empty = In diesem Zip ist keine Datei eines Designs.
themes-zip-many = Dieses Zip hat mehr als { $most } Dateien; { $name } ist die erste zu viel.
themes-zip-file-large = { $name } ist ausgepackt größer als { $megabytes } MB.
themes-zip-whole-large = Ausgepackt sind die Dateien zusammen größer als { $megabytes } MB; { $name } ist die erste, die keinen Platz mehr hat.
themes-zip-damaged = { $name } ist beschädigt: Ausgepackt ist es nicht das, was das Zip darüber sagt.
themes-zip-method = { $name } ist auf eine Weise gepackt, die hier nicht gelesen wird. Bitte packen Sie den Ordner mit dem üblichen Verfahren, Deflate.
themes-zip-encrypted = { $name } ist verschlüsselt. Bitte packen Sie den Ordner ohne Passwort.
themes-zip-link = { $name } ist eine Verknüpfung mit einer anderen Datei. Bitte legen Sie die Datei selbst dorthin.
themes-zip-special = { $name } ist keine gewöhnliche Datei.
themes-zip-absolute = { $name } ist von der Wurzel eines Rechners aus benannt. Ein Design hat nur Pfade in seinem Ordner.
themes-zip-outside = { $name } führt aus dem Ordner des Designs hinaus.
themes-zip-backslash = { $name } hat einen umgekehrten Schrägstrich im Namen. Die Ordner eines Pfads trennt ein einfacher Schrägstrich.
themes-zip-name = { $name } hat einen Namen, den keine Datei eines Designs hat: von mehr als 200 Bytes, in zu vielen Ordnern, mit einem leeren Teil oder mit Zeichen, die man nicht sieht.
themes-zip-twice = { $name } ist zweimal in diesem Zip.
themes-zip-case = { $name } und { $other } unterscheiden sich nur in der Großschreibung. Bitte geben Sie einer der beiden einen anderen Namen.
themes-zip-two-names = { $name } heißt in seinem eigenen Kopf anders als in der Liste des Zips.
