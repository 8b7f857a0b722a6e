<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AssetOutcome</name>
    <message>
        <source>The preparation of “%1” was cancelled. What it had made is kept.</source>
        <translation>Die Vorbereitung von „%1“ wurde abgebrochen. Was schon fertig war, bleibt erhalten.</translation>
    </message>
</context>
<context>
    <name>AudioPass</name>
    <message>
        <source>The sound of “%1” is damaged in places.</source>
        <translation>Der Ton von „%1“ ist stellenweise beschädigt.</translation>
    </message>
    <message>
        <source>The sound of “%1” cannot be read.</source>
        <translation>Der Ton von „%1“ kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>ConsumerGroup</name>
    <message>
        <source>The work folder cannot be written.</source>
        <translation>In den Arbeitsordner kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>Ctl</name>
    <message>
        <source>Rendered %1</source>
        <translation>%1 hergestellt</translation>
    </message>
    <message>
        <source>“%1” is no job: “chalkreelctl job list” shows their names.</source>
        <translation>„%1“ ist keine Aufgabe: „chalkreelctl job list“ zeigt ihre Namen.</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>Keine Aufgaben.</translation>
    </message>
    <message>
        <source>Another Chalkreel has this library open: close it and try again.</source>
        <translation>Ein anderes Chalkreel hat diese Bibliothek geöffnet: bitte schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%1 von %2.</translation>
    </message>
    <message>
        <source>The settings file “%1” does not exist.</source>
        <translation>Die Einstellungsdatei „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no command “%1”: “chalkreelctl --help” lists them.</source>
        <translation>Es gibt keinen Befehl „%1“: „chalkreelctl --help“ zeigt alle.</translation>
    </message>
    <message>
        <source>There is no rendition “%1”. There are: %2.</source>
        <translation>Es gibt keine Fassung „%1“. Es gibt: %2.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written.</source>
        <translation>In den Ordner „%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation>„%1“ ist kein Ordner.</translation>
    </message>
    <message>
        <source>This file is being processed into “%1” already.</source>
        <translation>Diese Datei wird bereits nach „%1“ verarbeitet.</translation>
    </message>
    <message>
        <source>The folder for temporary files cannot be written.</source>
        <translation>In den Ordner für temporäre Dateien kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>um %1° gedreht</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>variabel</translation>
    </message>
    <message>
        <source>%1 Hz, %2</source>
        <translation>%1 Hz, %2</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>Made in %1</source>
        <translation>Hergestellt in %1</translation>
    </message>
    <message>
        <source>%1 of media in %2 s.</source>
        <translation>%1 Material in %2 s.</translation>
    </message>
    <message>
        <source>Done in %1 s.</source>
        <translation>Fertig in %1 s.</translation>
    </message>
    <message>
        <source>Choose one of --output and --data.</source>
        <translation>Entweder --output oder --data angeben, nicht beides.</translation>
    </message>
    <message>
        <source>“%1” would be overwritten by its own result: choose another folder.</source>
        <translation>„%1“ würde vom eigenen Ergebnis überschrieben: bitte einen anderen Ordner wählen.</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Stopped. The job goes on when the library is opened next; “chalkreelctl job cancel %1” ends it.</source>
        <translation>Angehalten. Die Aufgabe geht weiter, wenn die Bibliothek wieder geöffnet wird; „chalkreelctl job cancel %1“ beendet sie.</translation>
    </message>
    <message>
        <source>“%1” was in the library already: %2</source>
        <translation>„%1“ war schon in der Bibliothek: %2</translation>
    </message>
    <message>
        <source>“%1” is in the library: %2</source>
        <translation>„%1“ ist in der Bibliothek: %2</translation>
    </message>
    <message>
        <source>Note: the file ends early; what could be read was kept.</source>
        <translation>Hinweis: Die Datei endet vorzeitig; was lesbar war, wurde behalten.</translation>
    </message>
    <message>
        <source>The job was cancelled.</source>
        <translation>Die Aufgabe wurde abgebrochen.</translation>
    </message>
    <message>
        <source>  %1 left</source>
        <translation>  noch %1</translation>
    </message>
    <message>
        <source>It has %1 bytes and should have %2.</source>
        <translation>Sie hat %1 Bytes und sollte %2 haben.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Sie ist leer.</translation>
    </message>
    <message>
        <source>Its bytes have changed.</source>
        <translation>Ihr Inhalt hat sich geändert.</translation>
    </message>
    <message>
        <source>%1 files of %2 looked at, %3 problems.</source>
        <translation>%1 Dateien von %2 geprüft, %3 Probleme.</translation>
    </message>
    <message>
        <source>The Chalkreel that has this library open was closed.</source>
        <translation>Das Chalkreel, das diese Bibliothek geöffnet hatte, wurde geschlossen.</translation>
    </message>
    <message>
        <source>The library “%1” is in use by a server or another Chalkreel, which knows its users by heart. Change them there, or stop it and try again.</source>
        <translation>Die Bibliothek „%1“ wird gerade von einem Server oder einem anderen Chalkreel benutzt, das deren Benutzer im Speicher hält. Ändern Sie sie dort, oder beenden Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>There is no password on standard input.</source>
        <translation>Auf der Standardeingabe steht kein Passwort.</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>Neues Passwort: </translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>Noch einmal: </translation>
    </message>
    <message>
        <source>The two are not the same. Nothing was changed.</source>
        <translation>Die beiden stimmen nicht überein. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Darf</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>No tokens.</source>
        <translation>Keine Token.</translation>
    </message>
    <message>
        <source>Keep it: it is not shown again.</source>
        <translation>Bitte aufbewahren: Es wird nicht noch einmal angezeigt.</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Entfernt: %1</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation>Zuletzt angemeldet</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>No users yet: “chalkreelctl user add NAME” makes the first.</source>
        <translation>Noch keine Benutzer: „chalkreelctl user add NAME“ legt den ersten an.</translation>
    </message>
    <message>
        <source>“%1” is no option: NAME=VALUE.</source>
        <translation>„%1“ ist keine Option: NAME=WERT.</translation>
    </message>
    <message>
        <source>Serving “%1” at %2</source>
        <translation>„%1“ wird bereitgestellt unter %2</translation>
    </message>
    <message>
        <source>There are no users yet. The first admin is made with this code: %1</source>
        <translation>Es gibt noch keine Benutzer. Der erste Administrator entsteht mit diesem Code: %1</translation>
    </message>
    <message>
        <source>For example with your name and a password of at least 8 characters instead of the dots:</source>
        <translation>Zum Beispiel mit dem eigenen Namen und einem Passwort von mindestens 8 Zeichen anstelle der Punkte:</translation>
    </message>
    <message>
        <source>Or stop the server (Ctrl+C), run “chalkreelctl user add NAME”, and start it again.</source>
        <translation>Oder den Server anhalten (Strg+C), „chalkreelctl user add NAME“ ausführen und ihn wieder starten.</translation>
    </message>
    <message>
        <source>HOST: “%1” is no address that can be listened on.</source>
        <translation>HOST: „%1“ ist keine Adresse, an der gelauscht werden kann.</translation>
    </message>
    <message>
        <source>TRUSTED_PROXIES: “%1” is neither an address nor a network.</source>
        <translation>TRUSTED_PROXIES: „%1“ ist weder eine Adresse noch ein Netz.</translation>
    </message>
    <message>
        <source>Without accounts only this computer may reach the server. For a container or a network that you trust there is --open-to-network.</source>
        <translation>Ohne Konten darf nur dieser Computer den Server erreichen. Für einen Container oder ein vertrautes Netz gibt es --open-to-network.</translation>
    </message>
    <message>
        <source>WARNING: without accounts, everybody who reaches port %1 of this computer may see, change and delete everything in this library.</source>
        <translation>WARNUNG: Ohne Konten darf jeder, der Port %1 dieses Computers erreicht, alles in dieser Bibliothek sehen, ändern und löschen.</translation>
    </message>
    <message>
        <source>WARNING: passwords and videos cross the network unencrypted. Set TLS_CERTIFICATE and TLS_KEY, or put a proxy with TLS in front and name it in TRUSTED_PROXIES.</source>
        <translation>WARNUNG: Passwörter und Videos gehen unverschlüsselt durch das Netz. TLS_CERTIFICATE und TLS_KEY setzen, oder einen Proxy mit TLS davorstellen und ihn in TRUSTED_PROXIES nennen.</translation>
    </message>
    <message>
        <source>This computer allows this program only %1 connections (ulimit -n), not MAX_CONNECTIONS.</source>
        <translation>Dieser Computer erlaubt diesem Programm nur %1 Verbindungen (ulimit -n), nicht MAX_CONNECTIONS.</translation>
    </message>
    <message>
        <source>Another Chalkreel, a window or a server, has the library “%1” open. A library is served by one program: close that one, or name another folder with --data.</source>
        <translation>Ein anderes Chalkreel, ein Fenster oder ein Server, hat die Bibliothek „%1“ geöffnet. Eine Bibliothek wird von einem Programm bereitgestellt: jenes schließen oder mit --data einen anderen Ordner nennen.</translation>
    </message>
    <message>
        <source>%1: “%2” cannot be read. Check that it exists and that this user may read it.</source>
        <translation>%1: „%2“ lässt sich nicht lesen. Prüfen, ob es die Datei gibt und ob dieser Benutzer sie lesen darf.</translation>
    </message>
    <message>
        <source>TLS needs OpenSSL, which was not found on this computer.</source>
        <translation>TLS braucht OpenSSL, das auf diesem Computer nicht gefunden wurde.</translation>
    </message>
    <message>
        <source>TLS_CERTIFICATE: there is no PEM certificate in “%1”.</source>
        <translation>TLS_CERTIFICATE: In „%1“ ist kein PEM-Zertifikat.</translation>
    </message>
    <message>
        <source>TLS_KEY: there is no unencrypted RSA or EC key in PEM form in “%1”.</source>
        <translation>TLS_KEY: In „%1“ ist kein unverschlüsselter RSA- oder EC-Schlüssel in PEM-Form.</translation>
    </message>
    <message>
        <source>TLS_KEY is not the key of TLS_CERTIFICATE.</source>
        <translation>TLS_KEY ist nicht der Schlüssel von TLS_CERTIFICATE.</translation>
    </message>
</context>
<context>
    <name>DataFolder</name>
    <message>
        <source>The folder “%1” cannot be created.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be used.</source>
        <translation>Der Ordner „%1“ kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be locked.</source>
        <translation>Der Ordner „%1“ kann nicht gesperrt werden.</translation>
    </message>
    <message>
        <source>“%1” is in use by another Chalkreel. Close it and try again.</source>
        <translation>„%1“ wird von einem anderen Chalkreel verwendet. Bitte jenes schließen und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>A page holds 1 to %1 entries and starts at 0 or later.</source>
        <translation>Eine Seite hat 1 bis %1 Einträge und beginnt bei 0 oder später.</translation>
    </message>
    <message>
        <source>This video is no longer in the library.</source>
        <translation>Dieses Video ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>A tag has 1 to %1 characters.</source>
        <translation>Ein Schlagwort hat 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A video can have at most %1 tags.</source>
        <translation>Ein Video kann höchstens %1 Schlagwörter haben.</translation>
    </message>
    <message>
        <source>A title has 1 to %1 characters.</source>
        <translation>Ein Titel hat 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A description has at most %1 characters.</source>
        <translation>Eine Beschreibung hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>“%1” is in the bin. Restore it first.</source>
        <translation>„%1“ liegt im Papierkorb. Bitte zuerst wiederherstellen.</translation>
    </message>
    <message>
        <source>“%1” was changed in the meantime. Look at it again.</source>
        <translation>„%1“ wurde inzwischen geändert. Bitte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>“%1” is not in the bin. Move it there first.</source>
        <translation>„%1“ liegt nicht im Papierkorb. Bitte zuerst hineinlegen.</translation>
    </message>
    <message>
        <source>The library “%1” cannot be opened. Check that its folder exists and that you may write there.</source>
        <translation>Die Bibliothek „%1“ kann nicht geöffnet werden. Bitte prüfen, ob ihr Ordner existiert und Schreibrechte bestehen.</translation>
    </message>
    <message>
        <source>Too much has changed since then, or the library is another one. Load it again.</source>
        <translation>Seitdem hat sich zu viel geändert, oder es ist eine andere Bibliothek. Bitte neu laden.</translation>
    </message>
    <message>
        <source>A folder&apos;s name has 1 to %1 characters.</source>
        <translation>Der Name eines Ordners hat 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>Diesen Ordner gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>There is a folder “%1” here already.</source>
        <translation>Hier gibt es schon einen Ordner „%1“.</translation>
    </message>
    <message>
        <source>The folder “%1” was changed in the meantime. Look at it again.</source>
        <translation>Der Ordner „%1“ wurde inzwischen geändert. Bitte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be moved into itself.</source>
        <translation>Der Ordner „%1“ kann nicht in sich selbst verschoben werden.</translation>
    </message>
    <message>
        <source>The program ended while it worked on “%1”, again and again at the same point. Something in this file may be the cause.</source>
        <translation>Das Programm endete bei der Arbeit an „%1“, immer wieder an derselben Stelle. Etwas in dieser Datei kann die Ursache sein.</translation>
    </message>
    <message>
        <source>A priority is a number from %1 to %2.</source>
        <translation>Eine Priorität ist eine Zahl von %1 bis %2.</translation>
    </message>
    <message>
        <source>This is not possible: the job is %1.</source>
        <translation>Das geht nicht: Die Aufgabe ist %1.</translation>
    </message>
    <message>
        <source>Only a job that failed or was cancelled can be tried again.</source>
        <translation>Nur eine fehlgeschlagene oder abgebrochene Aufgabe kann wiederholt werden.</translation>
    </message>
    <message>
        <source>The job has ended; its priority means nothing any more.</source>
        <translation>Die Aufgabe ist beendet; ihre Priorität bedeutet nichts mehr.</translation>
    </message>
    <message>
        <source>A job that has not ended cannot be removed. Cancel it first.</source>
        <translation>Eine laufende Aufgabe kann nicht entfernt werden. Brich sie zuerst ab.</translation>
    </message>
    <message>
        <source>This job is no longer on the list.</source>
        <translation>Diese Aufgabe steht nicht mehr auf der Liste.</translation>
    </message>
    <message>
        <source>The job was cancelled or goes on elsewhere.</source>
        <translation>Die Aufgabe wurde abgebrochen oder läuft anderswo weiter.</translation>
    </message>
    <message>
        <source>The library cannot be brought up to date: step “%1” failed. It is as it was before.</source>
        <translation>Die Bibliothek kann nicht aktualisiert werden: Schritt „%1“ ist fehlgeschlagen. Sie ist wie zuvor.</translation>
    </message>
    <message>
        <source>The library “%1” was made by a newer version of Chalkreel (%2, this one knows %3). Update the program to open it.</source>
        <translation>Die Bibliothek „%1“ stammt von einer neueren Version von Chalkreel (%2, diese kennt %3). Zum Öffnen bitte das Programm aktualisieren.</translation>
    </message>
    <message>
        <source>This version of the video was not made.</source>
        <translation>Diese Fassung des Videos wurde nicht hergestellt.</translation>
    </message>
    <message>
        <source>The SQL script opens “%1” in line %2 and never closes it.</source>
        <translation>Das SQL-Skript öffnet „%1“ in Zeile %2 und schließt es nie.</translation>
    </message>
    <message>
        <source>A client&apos;s name has at most %1 characters.</source>
        <translation>Der Name eines Clients hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>An idempotency key has at most %1 characters.</source>
        <translation>Ein Idempotenzschlüssel hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request. Use a new one.</source>
        <translation>Dieser Idempotenzschlüssel wurde für eine andere Anfrage verwendet. Bitte einen neuen verwenden.</translation>
    </message>
    <message>
        <source>This upload is no longer there. Start it again.</source>
        <translation>Dieser Upload ist nicht mehr da. Bitte neu beginnen.</translation>
    </message>
    <message>
        <source>The upload does not go on there.</source>
        <translation>Der Upload geht nicht an dieser Stelle weiter.</translation>
    </message>
    <message>
        <source>This upload is complete already.</source>
        <translation>Dieser Upload ist schon vollständig.</translation>
    </message>
    <message>
        <source>A voice-over has no drawing to change.</source>
        <translation>Ein gesprochener Kommentar hat keine Zeichnung, die sich ändern ließe.</translation>
    </message>
    <message>
        <source>This video is in the bin. Restore it first.</source>
        <translation>Dieses Video liegt im Papierkorb. Es muss zuerst wiederhergestellt werden.</translation>
    </message>
    <message>
        <source>This was changed in the meantime. Look at it again.</source>
        <translation>Dies wurde inzwischen geändert. Bitte noch einmal ansehen.</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>Dies ist nicht mehr vorhanden.</translation>
    </message>
</context>
<context>
    <name>DemoClip</name>
    <message>
        <source>There is not enough memory for the demo clip.</source>
        <translation>Für den Demo-Clip fehlt Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The demo clip cannot be drawn: there is no font. Install a font package, such as fonts-dejavu-core.</source>
        <translation>Der Demo-Clip kann nicht gezeichnet werden: Es gibt keine Schrift. Bitte ein Schriftpaket wie fonts-dejavu-core installieren.</translation>
    </message>
    <message>
        <source>Throw at %1 m/s, %2°  ·  g = %3 m/s²</source>
        <translation>Wurf mit %1 m/s, %2°  ·  g = %3 m/s²</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>Bild %1</translation>
    </message>
    <message>
        <source>The demo clip&apos;s sound could not be made.</source>
        <translation>Der Ton des Demo-Clips konnte nicht hergestellt werden.</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Demo throw</source>
        <translation>Demo-Wurf</translation>
    </message>
    <message>
        <source>Look at videos frame by frame, prepare, compare and share them.</source>
        <translation>Videos Bild für Bild ansehen, vorbereiten, vergleichen und teilen.</translation>
    </message>
    <message>
        <source>Folder of the library.</source>
        <translation>Ordner der Bibliothek.</translation>
    </message>
    <message>
        <source>Colours: dark, light or system.</source>
        <translation>Farben: dark, light oder system.</translation>
    </message>
    <message>
        <source>Make the demo clip and open it.</source>
        <translation>Den Demo-Clip herstellen und öffnen.</translation>
    </message>
    <message>
        <source>Videos to bring into the library.</source>
        <translation>Videos, die in die Bibliothek sollen.</translation>
    </message>
    <message>
        <source>“%1” is no theme: use one of %2.</source>
        <translation>„%1“ ist kein Design: möglich sind %2.</translation>
    </message>
</context>
<context>
    <name>EncodedPackets</name>
    <message>
        <source>There is not enough memory for the clip.</source>
        <translation>Für den Clip fehlt Arbeitsspeicher.</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>variable</source>
        <translation>variabel</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 Bit</translation>
    </message>
    <message>
        <source>high dynamic range</source>
        <translation>hoher Dynamikumfang</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>um %1° gedreht</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>gespiegelt</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>Bildrate</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>Sound tracks</source>
        <translation>Tonspuren</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Liegt in</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>The file ends early; what could be read was kept.</source>
        <translation>Die Datei endet vorzeitig; was lesbar war, wurde behalten.</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>„%1“ kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>„%1“ ist keine Datei.</translation>
    </message>
</context>
<context>
    <name>FileCollector</name>
    <message>
        <source>Videos, sounds and pictures (%1)</source>
        <translation>Videos, Töne und Bilder (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>FileStepLedger</name>
    <message>
        <source>“%1” cannot be written. Check that the disk is not full.</source>
        <translation>„%1“ kann nicht geschrieben werden. Bitte prüfen, ob der Datenträger voll ist.</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>noch etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>noch etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>noch etwa %1 h</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation>variable Bildrate</translation>
    </message>
    <message>
        <source>ends early</source>
        <translation>endet vorzeitig</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Not a format we know</source>
        <translation>Unbekanntes Format</translation>
    </message>
    <message>
        <source>File is missing</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>Zu groß</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>Datenträger voll</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>Dauerte zu lange</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>Gerade nicht verfügbar</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Zu wenig Arbeitsspeicher</translation>
    </message>
    <message>
        <source>Stopped unexpectedly</source>
        <translation>Unerwartet beendet</translation>
    </message>
    <message>
        <source>Disk error</source>
        <translation>Datenträgerfehler</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>Inzwischen geändert</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ging schief</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Wird kodiert</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>Wird verpackt</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Enhanced</source>
        <translation>Verbessert</translation>
    </message>
    <message>
        <source>Review copy</source>
        <translation>Sichtungskopie</translation>
    </message>
    <message>
        <source>HD copy</source>
        <translation>HD-Kopie</translation>
    </message>
    <message>
        <source>SD copy</source>
        <translation>SD-Kopie</translation>
    </message>
    <message>
        <source>Mobile copy</source>
        <translation>Mobil-Kopie</translation>
    </message>
    <message>
        <source>Streaming copy</source>
        <translation>Streaming-Kopie</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>Vorschaubild</translation>
    </message>
    <message>
        <source>Picture from the start</source>
        <translation>Bild vom Anfang</translation>
    </message>
    <message>
        <source>Picture from the middle</source>
        <translation>Bild aus der Mitte</translation>
    </message>
    <message>
        <source>Picture from the end</source>
        <translation>Bild vom Ende</translation>
    </message>
    <message>
        <source>Storyboard</source>
        <translation>Bildübersicht</translation>
    </message>
    <message>
        <source>Storyboard times</source>
        <translation>Zeiten der Bildübersicht</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview (GIF)</source>
        <translation>Vorschau (GIF)</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Waveform picture</source>
        <translation>Bild der Wellenform</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Frame index</source>
        <translation>Bildindex</translation>
    </message>
    <message>
        <source>Preparing cancelled</source>
        <translation>Vorbereitung abgebrochen</translation>
    </message>
    <message>
        <source>Preparing failed</source>
        <translation>Vorbereitung gescheitert</translation>
    </message>
    <message>
        <source>Contains a virus</source>
        <translation>Enthält einen Virus</translation>
    </message>
</context>
<context>
    <name>FrameScaler</name>
    <message>
        <source>There was not enough memory for a picture.</source>
        <translation>Für ein Bild fehlte Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The picture format of this file is not supported.</source>
        <translation>Das Bildformat dieser Datei wird nicht unterstützt.</translation>
    </message>
</context>
<context>
    <name>HlsWriter</name>
    <message>
        <source>The stream for browsers cannot be written.</source>
        <translation>Der Stream für Browser kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>ImageWriter</name>
    <message>
        <source>A picture could not be saved.</source>
        <translation>Ein Bild konnte nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>a playlist</source>
        <translation>eine Wiedergabeliste</translation>
    </message>
    <message>
        <source>a list of other files</source>
        <translation>eine Liste anderer Dateien</translation>
    </message>
    <message>
        <source>a web address</source>
        <translation>eine Webadresse</translation>
    </message>
    <message>
        <source>a stream description</source>
        <translation>die Beschreibung eines Streams</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>ein XML-Dokument</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>eine Webseite</translation>
    </message>
    <message>
        <source>a drawing, not a video or photo</source>
        <translation>eine Zeichnung, kein Video oder Foto</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>an archive or document</source>
        <translation>ein Archiv oder Dokument</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>ein Archiv</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>an office document</source>
        <translation>ein Office-Dokument</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>eine Datenbank</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>ein Textdokument</translation>
    </message>
    <message>
        <source>“%1” is not a video, image or sound: it is %2.</source>
        <translation>„%1“ ist kein Video, Bild oder Ton: Es ist %2.</translation>
    </message>
    <message>
        <source>“%1” holds only zeros: it was probably not copied completely. Copy it again from the camera.</source>
        <translation>„%1“ enthält nur Nullen: Sie wurde wohl nicht vollständig kopiert. Bitte noch einmal von der Kamera kopieren.</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose the files in it.</source>
        <translation>„%1“ ist ein Ordner. Bitte die Dateien darin wählen.</translation>
    </message>
    <message>
        <source>“%1” is empty: it was probably not copied completely. Copy it again from the camera.</source>
        <translation>„%1“ ist leer: Sie wurde wohl nicht vollständig kopiert. Bitte noch einmal von der Kamera kopieren.</translation>
    </message>
    <message>
        <source>“%1” has %2; the limit is %3.</source>
        <translation>„%1“ hat %2; die Grenze ist %3.</translation>
    </message>
    <message>
        <source>“%1” needs about %2, but only %3 are free. Free some space, or make fewer versions.</source>
        <translation>„%1“ braucht etwa %2, aber nur %3 sind frei. Bitte Platz schaffen oder weniger Fassungen herstellen.</translation>
    </message>
</context>
<context>
    <name>Inspection</name>
    <message>
        <source>“%1” ends early: the file was cut off. What is there is used.</source>
        <translation>„%1“ endet vorzeitig: Die Datei wurde abgeschnitten. Was da ist, wird verwendet.</translation>
    </message>
    <message>
        <source>There is neither picture nor sound in “%1”.</source>
        <translation>In „%1“ ist weder Bild noch Ton.</translation>
    </message>
    <message>
        <source>No picture in “%1” can be decoded: it is damaged or was cut off.</source>
        <translation>Kein Bild in „%1“ kann dekodiert werden: Die Datei ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>The file has not been inspected yet.</source>
        <translation>Die Datei wurde noch nicht untersucht.</translation>
    </message>
    <message>
        <source>What was found out about the file is damaged. Process it again.</source>
        <translation>Was über die Datei bekannt war, ist beschädigt. Bitte neu verarbeiten.</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Copying</source>
        <translation>Wird kopiert</translation>
    </message>
    <message>
        <source>%1 speed</source>
        <translation>%1 Tempo</translation>
    </message>
    <message>
        <source>Waiting to be copied</source>
        <translation>Wartet auf das Kopieren</translation>
    </message>
    <message>
        <source>Tries again · %1</source>
        <translation>Neuer Versuch · %1</translation>
    </message>
    <message>
        <source>Waiting · priority %1</source>
        <translation>Wartet · Priorität %1</translation>
    </message>
    <message>
        <source>Already in the library</source>
        <translation>Schon in der Bibliothek</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n Datei, %1</numerusform>
            <numerusform>%n Dateien, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>next</source>
        <translation>als Nächstes</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>The value of “%1” cannot be used.</source>
        <translation>Der Wert von „%1“ kann nicht verwendet werden.</translation>
    </message>
</context>
<context>
    <name>KeptFrames</name>
    <message>
        <source>There is not enough memory for the pictures.</source>
        <translation>Für die Bilder fehlt Arbeitsspeicher.</translation>
    </message>
</context>
<context>
    <name>LibraryJobRunner</name>
    <message>
        <source>The work folder “%1” cannot be created.</source>
        <translation>Der Arbeitsordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>“%1” is no longer at “%2”. Show where it is now and try again.</source>
        <translation>„%1“ liegt nicht mehr unter „%2“. Bitte zeigen, wo es jetzt ist, und noch einmal versuchen.</translation>
    </message>
</context>
<context>
    <name>LocalBackend</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>“%1” is no longer there. Show where it is now.</source>
        <translation>„%1“ ist nicht mehr da. Zeige, wo es jetzt ist.</translation>
    </message>
</context>
<context>
    <name>LocalJobService</name>
    <message>
        <source>“%1” is in the bin. Restore it first.</source>
        <translation>„%1“ liegt im Papierkorb. Bitte zuerst wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>LocalLibraryService</name>
    <message>
        <source>“%1” lies in the library; there is nothing to relocate.</source>
        <translation>„%1“ liegt in der Bibliothek; es gibt nichts zu verlegen.</translation>
    </message>
    <message>
        <source>“%1” is another file than the one that “%2” was made from.</source>
        <translation>„%1“ ist eine andere Datei als die, aus der „%2“ entstand.</translation>
    </message>
</context>
<context>
    <name>LocalUploadRecordService</name>
    <message>
        <source>What was received cannot be stored.</source>
        <translation>Das Empfangene kann nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The upload cannot go on: a part of it is missing. Start it again.</source>
        <translation>Der Upload kann nicht weitergehen: Ein Teil davon fehlt. Bitte neu beginnen.</translation>
    </message>
    <message>
        <source>This upload was interrupted too long ago. Start it again.</source>
        <translation>Dieser Upload wurde vor zu langer Zeit unterbrochen. Bitte neu beginnen.</translation>
    </message>
</context>
<context>
    <name>LocalUploadService</name>
    <message>
        <source>“%1” did not arrive as it was sent. Send it again.</source>
        <translation>„%1“ ist nicht so angekommen, wie es gesendet wurde. Bitte noch einmal senden.</translation>
    </message>
    <message>
        <source>“%1” was changed while it was looked at. Send it again.</source>
        <translation>„%1“ wurde verändert, während es geprüft wurde. Bitte noch einmal senden.</translation>
    </message>
</context>
<context>
    <name>MediaHost</name>
    <message>
        <source>The program that reads media files is missing: install Chalkreel again.</source>
        <translation>Das Programm, das Mediendateien liest, fehlt: bitte Chalkreel neu installieren.</translation>
    </message>
    <message>
        <source>The program that reads media files cannot be started: install Chalkreel again.</source>
        <translation>Das Programm, das Mediendateien liest, kann nicht gestartet werden: bitte Chalkreel neu installieren.</translation>
    </message>
    <message>
        <source>“%1” needs more memory than it may use: close other programs or raise MEDIA_MEMORY_MB.</source>
        <translation>„%1“ braucht mehr Arbeitsspeicher als erlaubt: bitte andere Programme schließen oder MEDIA_MEMORY_MB erhöhen.</translation>
    </message>
    <message>
        <source>“%1” was given up: it took too much processor time.</source>
        <translation>„%1“ wurde aufgegeben: Es brauchte zu viel Rechenzeit.</translation>
    </message>
    <message>
        <source>The process that read “%1” was ended from outside (%2).</source>
        <translation>Der Prozess, der „%1“ las, wurde von außen beendet (%2).</translation>
    </message>
    <message>
        <source>The process that read “%1” crashed (%2): the file is probably damaged.</source>
        <translation>Der Prozess, der „%1“ las, ist abgestürzt (%2): Die Datei ist wohl beschädigt.</translation>
    </message>
    <message>
        <source>“%1” could not be processed: Chalkreel met a situation it was not made for.</source>
        <translation>„%1“ konnte nicht verarbeitet werden: Chalkreel traf auf eine Lage, für die es nicht gemacht ist.</translation>
    </message>
    <message>
        <source>“%1” was given up: nothing moved for %2 seconds (PROCESSING_TIMEOUT).</source>
        <translation>„%1“ wurde aufgegeben: %2 Sekunden lang tat sich nichts (PROCESSING_TIMEOUT).</translation>
    </message>
</context>
<context>
    <name>MediaInput</name>
    <message>
        <source>a playlist</source>
        <translation>eine Wiedergabeliste</translation>
    </message>
    <message>
        <source>a script for FFmpeg</source>
        <translation>ein Skript für FFmpeg</translation>
    </message>
    <message>
        <source>the description of a network stream</source>
        <translation>die Beschreibung eines Netzwerk-Streams</translation>
    </message>
    <message>
        <source>a subtitle file</source>
        <translation>eine Untertiteldatei</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>a cue sheet</source>
        <translation>ein Cue-Sheet</translation>
    </message>
    <message>
        <source>“%1” was cut off: the part that says what is in it is missing. Copy it again from where it came from.</source>
        <translation>„%1“ wurde abgeschnitten: Der Teil, der den Inhalt beschreibt, fehlt. Bitte die Datei noch einmal von ihrer Quelle kopieren.</translation>
    </message>
    <message>
        <source>There was not enough memory to read “%1”.</source>
        <translation>Zum Lesen von „%1“ fehlte Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>“%1” is damaged: it cannot be read.</source>
        <translation>„%1“ ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is %2, not a video, picture or sound.</source>
        <translation>„%1“ ist %2, kein Video, Bild oder Ton.</translation>
    </message>
    <message>
        <source>“%1” is in no format that Chalkreel can read.</source>
        <translation>„%1“ hat kein Format, das Chalkreel lesen kann.</translation>
    </message>
    <message>
        <source>“%1” has more streams than are read.</source>
        <translation>„%1“ hat mehr Spuren, als gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” says that it is longer than what is processed.</source>
        <translation>„%1“ gibt eine größere Länge an, als verarbeitet wird.</translation>
    </message>
    <message>
        <source>The picture of “%1” is too large: %2 × %3 pixels.</source>
        <translation>Das Bild von „%1“ ist zu groß: %2 × %3 Pixel.</translation>
    </message>
    <message>
        <source>“%1” claims more frames per second than are processed.</source>
        <translation>„%1“ gibt mehr Bilder pro Sekunde an, als verarbeitet werden.</translation>
    </message>
    <message>
        <source>“%1” only refers to another file, which is not opened. Bring in that file instead.</source>
        <translation>„%1“ verweist nur auf eine andere Datei, die nicht geöffnet wird. Bitte stattdessen jene Datei nehmen.</translation>
    </message>
    <message>
        <source>The picture of “%1” is too large.</source>
        <translation>Das Bild von „%1“ ist zu groß.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” is too large: %2, and at most %3 are taken.</source>
        <translation>„%1“ ist zu groß: %2, höchstens %3 werden genommen.</translation>
    </message>
    <message>
        <source>“%1” can only be read once from its beginning.</source>
        <translation>„%1“ kann nur einmal von Anfang an gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” has more frames than are processed.</source>
        <translation>„%1“ hat mehr Bilder, als verarbeitet werden.</translation>
    </message>
    <message>
        <source>A place in “%1” cannot be reached: the file has changed or is damaged.</source>
        <translation>Eine Stelle in „%1“ ist nicht erreichbar: Die Datei hat sich geändert oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The pictures of “%1” are coded as %2, which Chalkreel cannot read.</source>
        <translation>Die Bilder von „%1“ sind als %2 kodiert, das Chalkreel nicht lesen kann.</translation>
    </message>
    <message>
        <source>The pictures of “%1” cannot be decoded.</source>
        <translation>Die Bilder von „%1“ können nicht dekodiert werden.</translation>
    </message>
    <message>
        <source>There are no pictures in “%1”.</source>
        <translation>In „%1“ sind keine Bilder.</translation>
    </message>
</context>
<context>
    <name>MediaTask</name>
    <message>
        <source>There was not enough memory to process “%1”.</source>
        <translation>Zum Verarbeiten von „%1“ fehlte Arbeitsspeicher.</translation>
    </message>
</context>
<context>
    <name>Mp4Writer</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>OutputFiles</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>OwnerClient</name>
    <message>
        <source>The Chalkreel that has this library open does not answer.</source>
        <translation>Das Chalkreel, das diese Bibliothek geöffnet hat, antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>OwnerServer</name>
    <message>
        <source>The running Chalkreel does not know this request. Close it and try again.</source>
        <translation>Das laufende Chalkreel kennt diese Anfrage nicht. Bitte schließen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Other programs cannot hand their files to this one.</source>
        <translation>Andere Programme können diesem keine Dateien übergeben.</translation>
    </message>
</context>
<context>
    <name>Packager</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The parts of a video do not fit together.</source>
        <translation>Die Teile eines Videos passen nicht zusammen.</translation>
    </message>
    <message>
        <source>No picture of the video could be decoded.</source>
        <translation>Kein Bild des Videos konnte dekodiert werden.</translation>
    </message>
</context>
<context>
    <name>PacketFile</name>
    <message>
        <source>There was not enough memory to keep what was encoded.</source>
        <translation>Für das Kodierte fehlte Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>What was encoded cannot be kept on “%1”.</source>
        <translation>Das Kodierte kann nicht auf „%1“ abgelegt werden.</translation>
    </message>
    <message>
        <source>A work file of this job is damaged. Start the job again.</source>
        <translation>Eine Arbeitsdatei dieser Aufgabe ist beschädigt. Bitte die Aufgabe neu starten.</translation>
    </message>
    <message>
        <source>A work file of this job is missing. Start the job again.</source>
        <translation>Eine Arbeitsdatei dieser Aufgabe fehlt. Bitte die Aufgabe neu starten.</translation>
    </message>
</context>
<context>
    <name>PacketIndex</name>
    <message>
        <source>The frame index is damaged. Process the file again to make a new one.</source>
        <translation>Der Bildindex ist beschädigt. Bitte die Datei neu verarbeiten, um einen neuen zu erhalten.</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>“%1” is too large to show.</source>
        <translation>„%1“ ist zu groß zum Anzeigen.</translation>
    </message>
    <message>
        <source>The picture “%1” cannot be read.</source>
        <translation>Das Bild „%1“ kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>Pipeline</name>
    <message>
        <source>The work folder “%1” cannot be written.</source>
        <translation>In den Arbeitsordner „%1“ kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>The sound of “%1” cannot be played.</source>
        <translation>Der Ton von „%1“ kann nicht abgespielt werden.</translation>
    </message>
    <message>
        <source>Track %1</source>
        <translation>Spur %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sound track, its channels</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>“%1” has no picture that can be shown.</source>
        <translation>„%1“ hat kein Bild, das gezeigt werden kann.</translation>
    </message>
    <message>
        <source>No picture of “%1” can be shown here.</source>
        <translation>Hier kann kein Bild von „%1“ gezeigt werden.</translation>
    </message>
    <message>
        <source>There is no picture to take here.</source>
        <translation>Hier gibt es kein Bild zum Mitnehmen.</translation>
    </message>
</context>
<context>
    <name>PreviewGif</name>
    <message>
        <source>The preview picture cannot be made.</source>
        <translation>Das Vorschaubild kann nicht hergestellt werden.</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does (its key)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation>Die Einstellungsdatei „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The settings file “%1” is too large to be one.</source>
        <translation>Die Datei „%1“ ist zu groß für eine Einstellungsdatei.</translation>
    </message>
    <message>
        <source>The settings file “%1” is not UTF-8 text.</source>
        <translation>Die Einstellungsdatei „%1“ ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>Line %1 of “%2” is not a setting: write NAME=value.</source>
        <translation>Zeile %1 von „%2“ ist keine Einstellung: Schreibe NAME=Wert.</translation>
    </message>
    <message>
        <source>What this installation calls itself.</source>
        <translation>Wie sich diese Installation nennt.</translation>
    </message>
    <message>
        <source>What this installation is for; shown in its health report.</source>
        <translation>Wofür diese Installation da ist; steht in ihrem Zustandsbericht.</translation>
    </message>
    <message>
        <source>a word such as production, development or testing</source>
        <translation>ein Wort wie production, development oder testing</translation>
    </message>
    <message>
        <source>Logs everything, whatever LOG_LEVEL says.</source>
        <translation>Protokolliert alles, was auch immer LOG_LEVEL sagt.</translation>
    </message>
    <message>
        <source>What is logged: this and all that is worse.</source>
        <translation>Was protokolliert wird: dies und alles Schlimmere.</translation>
    </message>
    <message>
        <source>Log lines for people or one JSON object a line.</source>
        <translation>Protokollzeilen für Menschen oder ein JSON-Objekt je Zeile.</translation>
    </message>
    <message>
        <source>Largest file that is taken in, in MB; 0 is no limit.</source>
        <translation>Größte Datei, die angenommen wird, in MB; 0 heißt ohne Grenze.</translation>
    </message>
    <message>
        <source>Seconds without any progress after which a step is given up.</source>
        <translation>Sekunden ohne Fortschritt, nach denen ein Schritt aufgegeben wird.</translation>
    </message>
    <message>
        <source>How often a job is tried where trying again can help.</source>
        <translation>Wie oft eine Aufgabe versucht wird, wenn ein neuer Versuch helfen kann.</translation>
    </message>
    <message>
        <source>How many jobs run at once.</source>
        <translation>Wie viele Aufgaben gleichzeitig laufen.</translation>
    </message>
    <message>
        <source>Seconds for a whole job; 0 takes it from the media&apos;s length.</source>
        <translation>Sekunden für eine ganze Aufgabe; 0 richtet sich nach der Länge des Materials.</translation>
    </message>
    <message>
        <source>Seconds between two looks for jobs whose worker was lost.</source>
        <translation>Sekunden zwischen zwei Suchen nach Aufgaben, deren Arbeiter verloren ging.</translation>
    </message>
    <message>
        <source>Memory that reading one media file may take, in MB.</source>
        <translation>Arbeitsspeicher, den das Lesen einer Mediendatei brauchen darf, in MB.</translation>
    </message>
    <message>
        <source>Program that media files are read in; empty is the one that came with this one.</source>
        <translation>Programm, das Mediendateien liest; leer ist das mitgelieferte.</translation>
    </message>
    <message>
        <source>Folder of the library.</source>
        <translation>Ordner der Bibliothek.</translation>
    </message>
    <message>
        <source>The library&apos;s database; empty is chalkreel.db in DATA_DIR.</source>
        <translation>Die Datenbank der Bibliothek; leer ist chalkreel.db in DATA_DIR.</translation>
    </message>
    <message>
        <source>sqlite:/// followed by a path</source>
        <translation>sqlite:/// gefolgt von einem Pfad</translation>
    </message>
    <message>
        <source>Folder of the originals; empty is inside DATA_DIR.</source>
        <translation>Ordner der Originale; leer ist in DATA_DIR.</translation>
    </message>
    <message>
        <source>Folder of the videos that were made; empty is inside DATA_DIR.</source>
        <translation>Ordner der hergestellten Videos; leer ist in DATA_DIR.</translation>
    </message>
    <message>
        <source>Folder of metadata and histograms; empty is inside DATA_DIR.</source>
        <translation>Ordner der Angaben und Histogramme; leer ist in DATA_DIR.</translation>
    </message>
    <message>
        <source>Folder of the small pictures; empty is inside DATA_DIR.</source>
        <translation>Ordner der kleinen Bilder; leer ist in DATA_DIR.</translation>
    </message>
    <message>
        <source>Signs links and sessions.</source>
        <translation>Unterschreibt Links und Sitzungen.</translation>
    </message>
    <message>
        <source>at least 32 characters</source>
        <translation>mindestens 32 Zeichen</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>%1 (from %2) cannot be used: it has to be %3.</source>
        <translation>%1 (aus %2) kann nicht verwendet werden: Es muss %3 sein.</translation>
    </message>
    <message>
        <source>%1 is “%2” (from %3), but it has to be %4.</source>
        <translation>%1 ist „%2“ (aus %3), muss aber %4 sein.</translation>
    </message>
    <message>
        <source>REDIS_URL is set, but nothing here needs Redis.</source>
        <translation>REDIS_URL ist gesetzt, aber nichts hier braucht Redis.</translation>
    </message>
    <message>
        <source>environment variable %1</source>
        <translation>Umgebungsvariable %1</translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be written.</source>
        <translation>Die Einstellungsdatei „%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>%1 has to be %2.</source>
        <translation>%1 muss %2 sein.</translation>
    </message>
    <message>
        <source>1 to 64 letters, digits, dots, hyphens or underscores</source>
        <translation>1 bis 64 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche</translation>
    </message>
    <message>
        <source>Address that the server listens on; 0.0.0.0 or :: is all of them.</source>
        <translation>Adresse, auf der der Server lauscht; 0.0.0.0 oder :: sind alle.</translation>
    </message>
    <message>
        <source>an address or a host name</source>
        <translation>eine Adresse oder ein Rechnername</translation>
    </message>
    <message>
        <source>Port that the server listens on; 0 is any that is free.</source>
        <translation>Port, auf dem der Server lauscht; 0 ist irgendein freier.</translation>
    </message>
    <message>
        <source>Web pages that may use the server from a browser.</source>
        <translation>Webseiten, die den Server aus einem Browser benutzen dürfen.</translation>
    </message>
    <message>
        <source>addresses such as https://example.org without a path, separated by commas</source>
        <translation>Adressen wie https://example.org ohne Pfad, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Originals that one user may keep on the server, in MB; 0 is no limit.</source>
        <translation>Originale, die eine Person auf dem Server behalten darf, in MB; 0 ist unbegrenzt.</translation>
    </message>
    <message>
        <source>Threads that serve connections; 0 takes it from the processor&apos;s cores.</source>
        <translation>Threads, die Verbindungen bedienen; 0 richtet sich nach den Prozessorkernen.</translation>
    </message>
    <message>
        <source>Connections that the server keeps at once.</source>
        <translation>Verbindungen, die der Server gleichzeitig hält.</translation>
    </message>
    <message>
        <source>Connections that one address may have at once.</source>
        <translation>Verbindungen, die eine Adresse gleichzeitig haben darf.</translation>
    </message>
    <message>
        <source>Requests that one address may send in a second; four times as many at once.</source>
        <translation>Anfragen, die eine Adresse in einer Sekunde senden darf; viermal so viele auf einmal.</translation>
    </message>
    <message>
        <source>Requests that one user may send in a second; four times as many at once.</source>
        <translation>Anfragen, die ein Benutzer in einer Sekunde senden darf; viermal so viele auf einmal.</translation>
    </message>
    <message>
        <source>WebSockets that one address may have open at once.</source>
        <translation>WebSockets, die eine Adresse gleichzeitig offen haben darf.</translation>
    </message>
    <message>
        <source>WebSockets that one user may have open at once.</source>
        <translation>WebSockets, die ein Benutzer gleichzeitig offen haben darf.</translation>
    </message>
    <message>
        <source>PEM file with the server&apos;s certificate chain; empty is without encryption.</source>
        <translation>PEM-Datei mit der Zertifikatskette des Servers; leer heißt ohne Verschlüsselung.</translation>
    </message>
    <message>
        <source>PEM file with the certificate&apos;s private key.</source>
        <translation>PEM-Datei mit dem privaten Schlüssel des Zertifikats.</translation>
    </message>
    <message>
        <source>Proxies that are believed when they say whom a request is from.</source>
        <translation>Proxys, denen geglaubt wird, von wem eine Anfrage kommt.</translation>
    </message>
    <message>
        <source>addresses or networks such as 10.0.0.0/8, separated by commas</source>
        <translation>Adressen oder Netze wie 10.0.0.0/8, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Hours for which an interrupted upload can be resumed.</source>
        <translation>Stunden, in denen ein unterbrochener Upload fortgesetzt werden kann.</translation>
    </message>
    <message>
        <source>Whether uploads are shown to a virus scanner first.</source>
        <translation>Ob Uploads zuerst einem Virenscanner gezeigt werden.</translation>
    </message>
    <message>
        <source>Where the virus scanner clamd listens: a path, or host:port.</source>
        <translation>Wo der Virenscanner clamd lauscht: ein Pfad oder host:port.</translation>
    </message>
    <message>
        <source>Where traces are sent by OTLP over HTTP; empty is nowhere.</source>
        <translation>Wohin Traces mit OTLP über HTTP gesendet werden; leer heißt nirgendwohin.</translation>
    </message>
    <message>
        <source>Where traces are sent, with its whole path; empty is the endpoint above with /v1/traces.</source>
        <translation>Wohin Traces gesendet werden, mit ganzem Pfad; leer ist die Adresse darüber mit /v1/traces.</translation>
    </message>
    <message>
        <source>Headers for the traces&apos; receiver: name=value, separated by commas.</source>
        <translation>Kopfzeilen für den Empfänger der Traces: Name=Wert, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Part of the traces that begin here and are sent; 1 is all of them.</source>
        <translation>Anteil der hier beginnenden Traces, der gesendet wird; 1 sind alle.</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>eine Zahl von 0 bis 1</translation>
    </message>
    <message>
        <source>an address that begins with http:// or https://</source>
        <translation>eine Adresse, die mit http:// oder https:// beginnt</translation>
    </message>
    <message>
        <source>Name of this server in traces.</source>
        <translation>Name dieses Servers in Traces.</translation>
    </message>
    <message>
        <source>What the workers of this program are called; empty is the computer&apos;s name.</source>
        <translation>Wie die Worker dieses Programms heißen; leer ist der Name des Rechners.</translation>
    </message>
    <message>
        <source>Queues that jobs are taken from.</source>
        <translation>Warteschlangen, aus denen Aufträge genommen werden.</translation>
    </message>
    <message>
        <source>names of letters, digits, dots, hyphens or underscores, separated by commas</source>
        <translation>Namen aus Buchstaben, Ziffern, Punkten, Binde- oder Unterstrichen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Whether the graphics processor may be used. Not used yet.</source>
        <translation>Ob der Grafikprozessor benutzt werden darf. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Model that writes down what is said. Not used yet.</source>
        <translation>Modell, das Gesprochenes mitschreibt. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Message broker between several computers. Not used yet.</source>
        <translation>Nachrichtenvermittler zwischen mehreren Rechnern. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Accepted, but nothing here needs Redis.</source>
        <translation>Wird angenommen, aber nichts hier braucht Redis.</translation>
    </message>
    <message>
        <source>Object store for the files. Not used yet.</source>
        <translation>Objektspeicher für die Dateien. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Bucket in the object store. Not used yet.</source>
        <translation>Bucket im Objektspeicher. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Region of the object store. Not used yet.</source>
        <translation>Region des Objektspeichers. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Access key of the object store. Not used yet.</source>
        <translation>Zugriffsschlüssel des Objektspeichers. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>Secret key of the object store. Not used yet.</source>
        <translation>Geheimer Schlüssel des Objektspeichers. Noch ohne Wirkung.</translation>
    </message>
    <message>
        <source>%1 is set, but this version does not use it yet.</source>
        <translation>%1 ist gesetzt, aber diese Version benutzt es noch nicht.</translation>
    </message>
    <message>
        <source>TLS_CERTIFICATE and TLS_KEY belong together: set both or neither.</source>
        <translation>TLS_CERTIFICATE und TLS_KEY gehören zusammen: beide setzen oder keines.</translation>
    </message>
    <message>
        <source>Minutes for which a sign-in to a server is good before it is renewed.</source>
        <translation>Minuten, die eine Anmeldung an einem Server gilt, bevor sie erneuert wird.</translation>
    </message>
    <message>
        <source>Days without use after which one has to sign in to a server again.</source>
        <translation>Tage ohne Benutzung, nach denen eine neue Anmeldung am Server nötig ist.</translation>
    </message>
    <message>
        <source>What each user of a server may upload in all, in MB; 0 is no limit.</source>
        <translation>Was jeder Benutzer eines Servers insgesamt hochladen darf, in MB; 0 ist unbegrenzt.</translation>
    </message>
    <message>
        <source>Days for which a server remembers who did what.</source>
        <translation>Tage, die ein Server behält, wer was getan hat.</translation>
    </message>
    <message>
        <source>an absolute path, or a host and a port such as localhost:3310</source>
        <translation>ein absoluter Pfad oder ein Rechner mit Port wie localhost:3310</translation>
    </message>
    <message>
        <source>Largest file that is shown to the virus scanner, in MB; no more than its own limits.</source>
        <translation>Größte Datei, die dem Virenscanner gezeigt wird, in MB; nicht mehr als seine eigenen Grenzen.</translation>
    </message>
    <message>
        <source>Seconds without a word from the virus scanner after which a scan is given up.</source>
        <translation>Sekunden ohne ein Wort vom Virenscanner, nach denen eine Prüfung aufgegeben wird.</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>The sound of “%1” cannot be decoded.</source>
        <translation>Der Ton von „%1“ kann nicht dekodiert werden.</translation>
    </message>
    <message>
        <source>The sound of “%1” is coded as %2, which Chalkreel cannot read.</source>
        <translation>Der Ton von „%1“ ist als %2 kodiert, das Chalkreel nicht lesen kann.</translation>
    </message>
    <message>
        <source>The sound could not be encoded.</source>
        <translation>Der Ton konnte nicht kodiert werden.</translation>
    </message>
    <message>
        <source>No sound can be made: this FFmpeg has no AAC encoder.</source>
        <translation>Es kann kein Ton hergestellt werden: Dieses FFmpeg hat keinen AAC-Kodierer.</translation>
    </message>
    <message>
        <source>The sound could not be taken over.</source>
        <translation>Der Ton konnte nicht übernommen werden.</translation>
    </message>
    <message>
        <source>No %1 can be made: this FFmpeg lacks the encoder %2.</source>
        <translation>%1 kann nicht hergestellt werden: Diesem FFmpeg fehlt der Encoder %2.</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>This is not a name for a file in the library.</source>
        <translation>Das ist kein Name für eine Datei in der Bibliothek.</translation>
    </message>
    <message>
        <source>“%1” is missing in the library.</source>
        <translation>„%1“ fehlt in der Bibliothek.</translation>
    </message>
    <message>
        <source>“%1” is not an absolute path for the library&apos;s folder %2.</source>
        <translation>„%1“ ist kein absoluter Pfad für den Bibliotheksordner %2.</translation>
    </message>
    <message>
        <source>The library&apos;s folder “%1” cannot be written.</source>
        <translation>In den Bibliotheksordner „%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>„%1“ ist keine Datei.</translation>
    </message>
    <message>
        <source>“%1” cannot be stored in the library.</source>
        <translation>„%1“ kann nicht in der Bibliothek abgelegt werden.</translation>
    </message>
    <message>
        <source>“%1” cannot be removed.</source>
        <translation>„%1“ kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be removed.</source>
        <translation>Der Ordner „%1“ kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The library&apos;s folder “%1” cannot be read.</source>
        <translation>Der Bibliotheksordner „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” was changed while it was copied. Wait until it is complete and try again.</source>
        <translation>„%1“ wurde während des Kopierens geändert. Bitte warten, bis die Datei vollständig ist, und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be created.</source>
        <translation>Der Ordner „%1“ kann nicht angelegt werden.</translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation>„%1“ ist kein Ordner.</translation>
    </message>
</context>
<context>
    <name>Storyboard</name>
    <message>
        <source>There is not enough memory for the storyboard.</source>
        <translation>Für die Bildübersicht fehlt Arbeitsspeicher.</translation>
    </message>
</context>
<context>
    <name>SystemError</name>
    <message>
        <source>The disk is full: free some space and try again.</source>
        <translation>Der Datenträger ist voll: bitte Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>You do not have permission: check the rights of the file and its folder.</source>
        <translation>Die Berechtigung fehlt: bitte die Rechte der Datei und ihres Ordners prüfen.</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>Der Datenträger ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>It does not exist: it may have been moved or renamed.</source>
        <translation>Es ist nicht da: Es wurde vielleicht verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>Its name is too long.</source>
        <translation>Der Name ist zu lang.</translation>
    </message>
    <message>
        <source>The disk reported an error.</source>
        <translation>Der Datenträger meldete einen Fehler.</translation>
    </message>
</context>
<context>
    <name>TimeLimit</name>
    <message>
        <source>Processing “%1” took longer than its limit of %2 seconds (JOB_TIMEOUT) and was stopped.</source>
        <translation>Die Verarbeitung von „%1“ dauerte länger als die erlaubten %2 Sekunden (JOB_TIMEOUT) und wurde angehalten.</translation>
    </message>
</context>
<context>
    <name>VideoEncoder</name>
    <message>
        <source>The video could not be encoded.</source>
        <translation>Das Video konnte nicht kodiert werden.</translation>
    </message>
    <message>
        <source>No video can be made: this FFmpeg has no x264 encoder. Install an FFmpeg that has it.</source>
        <translation>Es kann kein Video hergestellt werden: Dieses FFmpeg hat keinen x264-Kodierer. Bitte ein FFmpeg installieren, das ihn hat.</translation>
    </message>
</context>
<context>
    <name>VideoOutput</name>
    <message>
        <source>There was not enough memory for a picture.</source>
        <translation>Für ein Bild fehlte Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The work folder cannot be written.</source>
        <translation>In den Arbeitsordner kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>VideoPass</name>
    <message>
        <source>“%1” is damaged: none of its pictures can be decoded.</source>
        <translation>„%1“ ist beschädigt: Keines der Bilder kann dekodiert werden.</translation>
    </message>
    <message>
        <source>“%1” ends early: the file is cut off. What could be read was kept.</source>
        <translation>„%1“ endet vorzeitig: Die Datei ist abgeschnitten. Was lesbar war, wurde behalten.</translation>
    </message>
    <message>
        <source>Damaged pictures in “%1” were left out or may look wrong: %2.</source>
        <translation>Beschädigte Bilder in „%1“ wurden ausgelassen oder sehen vielleicht falsch aus: %2.</translation>
    </message>
</context>
<context>
    <name>chalkreel::DesktopApp</name>
    <message>
        <source>The demo clip is being made…</source>
        <translation>Der Demo-Clip wird hergestellt …</translation>
    </message>
    <message>
        <source>The language changes with the next start of Chalkreel, as videos are being brought in.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start von Chalkreel, da gerade Videos hinzugefügt werden.</translation>
    </message>
</context>
<context>
    <name>chalkreel::Player</name>
    <message>
        <source>There is no picture to take.</source>
        <translation>Es gibt kein Bild zum Mitnehmen.</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::AboutDialog</name>
    <message>
        <source>About Chalkreel</source>
        <translation>Über Chalkreel</translation>
    </message>
    <message>
        <source>Look at videos frame by frame, prepare, compare and share them.</source>
        <translation>Videos Bild für Bild ansehen, vorbereiten, vergleichen und teilen.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.
Built on Qt %1, FFmpeg and OpenCV.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder neuer.
Gebaut mit Qt %1, FFmpeg und OpenCV.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::AssetModel</name>
    <message>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Banner</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Show the technical text</source>
        <translation>Technischen Text zeigen</translation>
    </message>
    <message>
        <source>Copy the message and its details</source>
        <translation>Meldung und Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ging schief.</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::BinBar</name>
    <message>
        <source>Empty the bin…</source>
        <translation>Papierkorb leeren …</translation>
    </message>
    <message>
        <source>Delete everything in the bin for good</source>
        <translation>Alles im Papierkorb endgültig löschen</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) in the bin</source>
        <translation>
            <numerusform>%n Video im Papierkorb</numerusform>
            <numerusform>%n Videos im Papierkorb</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) and everything made from them for good?</source>
        <translation>
            <numerusform>%n Video und alles daraus Hergestellte endgültig löschen?</numerusform>
            <numerusform>%n Videos und alles daraus Hergestellte endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This frees at least %1 and cannot be undone.</source>
        <translation>Das gibt mindestens %1 frei und kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Files that were left where they are stay there.</source>
        <translation>Dateien, die an ihrem Ort gelassen wurden, bleiben dort.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::CardDelegate</name>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Preparing %1</source>
        <translation>Vorbereitung %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>Etwas ging schief</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>Neuer Name</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DeskPage</name>
    <message>
        <source>Back to the library</source>
        <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
        <source>Pictures are being prepared…</source>
        <translation>Bilder werden vorbereitet …</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>Kein Ton</translation>
    </message>
    <message>
        <source>Being prepared…</source>
        <translation>Wird vorbereitet …</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>Bild %1 / %2</translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation>Kein Video ist geöffnet.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>This video cannot be shown.</source>
        <translation>Dieses Video kann nicht gezeigt werden.</translation>
    </message>
    <message>
        <source>Sound without pictures</source>
        <translation>Ton ohne Bilder</translation>
    </message>
    <message>
        <source>counting frames…</source>
        <translation>Bilder werden gezählt …</translation>
    </message>
    <message>
        <source>exact frame shown</source>
        <translation>genaues Bild</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DetailsPane</name>
    <message>
        <source>Select a video to see its details.</source>
        <translation>Ein Video auswählen, um seine Einzelheiten zu sehen.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Close the details (I)</source>
        <translation>Einzelheiten schließen (I)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>What is to be seen?</source>
        <translation>Was ist zu sehen?</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>technique, to review</source>
        <translation>Technik, durchsehen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>Kopien</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) selected</source>
        <translation>
            <numerusform>%n Video ausgewählt</numerusform>
            <numerusform>%n Videos ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>Show where it is…</source>
        <translation>Zeigen, wo sie ist …</translation>
    </message>
    <message>
        <source>Choose the file in its new place (%1)</source>
        <translation>Die Datei an ihrem neuen Ort wählen (%1)</translation>
    </message>
    <message>
        <source>Its file is no longer where it was left: %1</source>
        <translation>Die Datei ist nicht mehr dort, wo sie gelassen wurde: %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Prepare again (%1)</source>
        <translation>Neu vorbereiten (%1)</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DropOverlay</name>
    <message>
        <source>Drop to add to the library</source>
        <translation>Loslassen, um zur Bibliothek hinzuzufügen</translation>
    </message>
    <message>
        <source>Drop to add to “%1”</source>
        <translation>Loslassen, um zu „%1“ hinzuzufügen</translation>
    </message>
    <message>
        <source>Files and whole folders</source>
        <translation>Dateien und ganze Ordner</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::EmptyLibrary</name>
    <message>
        <source>Add videos</source>
        <translation>Videos hinzufügen</translation>
    </message>
    <message>
        <source>Open the demo clip</source>
        <translation>Demo-Clip öffnen</translation>
    </message>
    <message>
        <source>Add videos from this computer (Ctrl+O)</source>
        <translation>Videos von diesem Computer hinzufügen (Strg+O)</translation>
    </message>
    <message>
        <source>Make a short clip to try things with</source>
        <translation>Einen kurzen Clip zum Ausprobieren herstellen</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation>Nichts hier heißt „%1“.</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>Der Papierkorb ist leer.</translation>
    </message>
    <message>
        <source>Drop videos or folders anywhere in this window to begin.</source>
        <translation>Zum Anfangen Videos oder Ordner irgendwo in dieses Fenster ziehen.</translation>
    </message>
    <message>
        <source>Nothing is being prepared.</source>
        <translation>Nichts wird gerade vorbereitet.</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>Nichts ist fehlgeschlagen.</translation>
    </message>
    <message>
        <source>“%1” is empty: drop videos here.</source>
        <translation>„%1“ ist leer: Videos hierher ziehen.</translation>
    </message>
    <message>
        <source>There are no videos here.</source>
        <translation>Hier sind keine Videos.</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::FrameExport</name>
    <message>
        <source>The frame could not be saved as “%1”.</source>
        <translation>Das Bild konnte nicht als „%1“ gespeichert werden.</translation>
    </message>
    <message>
        <source>Frame %1 copied</source>
        <translation>Bild %1 kopiert</translation>
    </message>
    <message>
        <source>%1 frame %2</source>
        <comment>proposed file name: title, frame number</comment>
        <translation>%1 Bild %2</translation>
    </message>
    <message>
        <source>Save frame</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>JPEG-Bild (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Gespeichert als %1</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::HistogramChart</name>
    <message>
        <source>Histogram of red, green, blue and brightness</source>
        <translation>Histogramm von Rot, Grün, Blau und Helligkeit</translation>
    </message>
    <message>
        <source>How often each brightness occurs, dark at the left; below it the dominant colours</source>
        <translation>Wie oft jede Helligkeit vorkommt, links dunkel; darunter die vorherrschenden Farben</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::ImportDialog</name>
    <message>
        <source>Leave the files where they are</source>
        <translation>Dateien lassen, wo sie sind</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>Zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>technique, to review</source>
        <translation>Technik, durchsehen</translation>
    </message>
    <message>
        <source>Nothing is copied; the files must then stay in their place</source>
        <translation>Nichts wird kopiert; die Dateien müssen dann an ihrem Ort bleiben</translation>
    </message>
    <message>
        <source>What this computer needs</source>
        <translation>Was dieser Computer braucht</translation>
    </message>
    <message>
        <source>All sizes, also for sharing</source>
        <translation>Alle Größen, auch zum Teilen</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Schlagwörter</translation>
    </message>
    <message>
        <source>&amp;Prepare</source>
        <translation>&amp;Vorbereiten</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s)</source>
        <translation>
            <numerusform>%n Datei hinzufügen</numerusform>
            <numerusform>%n Dateien hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these files can be added.</source>
        <translation>Keine dieser Dateien kann hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Needs about %1; %2 are free.</source>
        <translation>Braucht etwa %1; %2 sind frei.</translation>
    </message>
    <message>
        <source>Needs about %1, but only %2 are free. Leave some files out or free some space.</source>
        <translation>Braucht etwa %1, aber nur %2 sind frei. Bitte Dateien weglassen oder Platz schaffen.</translation>
    </message>
    <message>
        <source>As chosen in the settings</source>
        <translation>Wie in den Einstellungen gewählt</translation>
    </message>
    <message>
        <source>Already in the library: %1</source>
        <translation>Schon in der Bibliothek: %1</translation>
    </message>
    <message>
        <source>%1. Tick it to add it all the same.</source>
        <translation>%1. Anhaken, um die Datei trotzdem hinzuzufügen.</translation>
    </message>
    <message>
        <source>No file is ticked.</source>
        <translation>Keine Datei ist angehakt.</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Importer</name>
    <message>
        <source>Add videos</source>
        <translation>Videos hinzufügen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>There are no videos, sounds or pictures in this folder.</source>
        <translation>In diesem Ordner sind keine Videos, Töne oder Bilder.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n file(s) are taken at once.</source>
        <translation>
            <numerusform>Nur die erste Datei wird auf einmal genommen.</numerusform>
            <numerusform>Nur die ersten %n Dateien werden auf einmal genommen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::JobDelegate</name>
    <message>
        <source>Cancel (Del)</source>
        <translation>Abbrechen (Entf)</translation>
    </message>
    <message>
        <source>Do it sooner (+)</source>
        <translation>Früher erledigen (+)</translation>
    </message>
    <message>
        <source>Do it later (-)</source>
        <translation>Später erledigen (-)</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Erneut</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Take off the list (Del)</source>
        <translation>Von der Liste nehmen (Entf)</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Nothing is being prepared.</source>
        <translation>Nichts wird gerade vorbereitet.</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n Aufgabe läuft</numerusform>
            <numerusform>%n Aufgaben laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1, %2 wartend</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryActions</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>Schlagwörter …</translation>
    </message>
    <message>
        <source>Prepare again</source>
        <translation>Neu vorbereiten</translation>
    </message>
    <message>
        <source>Make all sizes</source>
        <translation>Alle Größen herstellen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen …</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>In Ordner verschieben</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>Kein Ordner</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete “%1” and everything made from it for good?</source>
        <translation>„%1“ und alles daraus Hergestellte endgültig löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) and everything made from them for good?</source>
        <translation>
            <numerusform>%n Video und alles daraus Hergestellte endgültig löschen?</numerusform>
            <numerusform>%n Videos und alles daraus Hergestellte endgültig löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Das kann nicht rückgängig gemacht werden.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Show where it is…</source>
        <translation>Zeigen, wo sie ist …</translation>
    </message>
    <message>
        <source>Where is “%1”?</source>
        <translation>Wo ist „%1“?</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>Diese ist es</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryCommands</name>
    <message>
        <source>Renamed to “%1”</source>
        <translation>In „%1“ umbenannt</translation>
    </message>
    <message>
        <source>Description of “%1” changed</source>
        <translation>Beschreibung von „%1“ geändert</translation>
    </message>
    <message>
        <source>Tags of “%1” changed</source>
        <translation>Schlagwörter von „%1“ geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) taken out of their folder</source>
        <translation>
            <numerusform>%n Video aus seinem Ordner genommen</numerusform>
            <numerusform>%n Videos aus ihren Ordnern genommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) moved to “%1”</source>
        <translation>
            <numerusform>%n Video nach „%1“ verschoben</numerusform>
            <numerusform>%n Videos nach „%1“ verschoben</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” moved to the bin</source>
        <translation>„%1“ in den Papierkorb gelegt</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) moved to the bin</source>
        <translation>
            <numerusform>%n Video in den Papierkorb gelegt</numerusform>
            <numerusform>%n Videos in den Papierkorb gelegt</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is being compared with what “%2” was made from…</source>
        <translation>„%1“ wird mit dem verglichen, woraus „%2“ entstand …</translation>
    </message>
    <message>
        <source>“%1” has its file again.</source>
        <translation>„%1“ hat seine Datei wieder.</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryGrid</name>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryPage</name>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. How videos are prepared changes with the next start of Chalkreel.</source>
        <translation>Gespeichert. Die Vorbereitung der Videos ändert sich mit dem nächsten Start von Chalkreel.</translation>
    </message>
    <message>
        <source>The files are being compared with the library…</source>
        <translation>Die Dateien werden mit der Bibliothek verglichen …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This file is already in the library: %1</source>
        <translation>Diese Datei ist schon in der Bibliothek: %1</translation>
    </message>
    <message>
        <source>Add it all the same</source>
        <translation>Trotzdem hinzufügen</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Arbeitstisch</translation>
    </message>
    <message>
        <source>Open the selected video</source>
        <translation>Das ausgewählte Video öffnen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Job: sooner, later, cancel, retry</source>
        <translation>Aufgabe: früher, später, abbrechen, wiederholen</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::PlayerActions</name>
    <message>
        <source>Previous frame</source>
        <translation>Vorheriges Bild</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>Nächstes Bild</translation>
    </message>
    <message>
        <source>Back one second</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>Forward one second</source>
        <translation>Eine Sekunde vor</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>Erstes Bild</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>Letztes Bild</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play, then faster</source>
        <translation>Wiedergabe, dann schneller</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Langsamer</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Schneller</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>Normales Tempo</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Compare: original or enhanced</source>
        <translation>Vergleichen: Original oder verbessert</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>Nebeneinander vergleichen</translation>
    </message>
    <message>
        <source>Save frame…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Wiedergabe oder Pause</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show the defaults</source>
        <translation>Voreinstellungen zeigen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>Neue Videos</translation>
    </message>
    <message>
        <source>What is made of each. Pictures, sound curve and facts always are.</source>
        <translation>Was aus jedem hergestellt wird. Bilder, Tonkurve und Angaben gehören immer dazu.</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Changes here take effect at the next start of Chalkreel.</source>
        <translation>Änderungen wirken ab dem nächsten Start von Chalkreel.</translation>
    </message>
    <message>
        <source>Videos at &amp;once</source>
        <translation>&amp;Videos gleichzeitig</translation>
    </message>
    <message>
        <source>&amp;Memory for reading one file</source>
        <translation>&amp;Arbeitsspeicher je Datei</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Give up without progress &amp;after</source>
        <translation>Ohne Fortschritt abbrechen &amp;nach</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> Sekunden</translation>
    </message>
    <message>
        <source>&amp;Give up a video after</source>
        <translation>Ein Video abbrechen na&amp;ch</translation>
    </message>
    <message>
        <source>By its length</source>
        <translation>Nach seiner Länge</translation>
    </message>
    <message>
        <source>Usually: %1</source>
        <translation>Üblich: %1</translation>
    </message>
    <message>
        <source>Comes from: %1. It is stronger than what is chosen here.</source>
        <translation>Kommt von: %1. Das gilt vor dem, was hier gewählt wird.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Show the library&apos;s files in the file manager</source>
        <translation>Die Dateien der Bibliothek in der Dateiverwaltung zeigen</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Sidebar</name>
    <message>
        <source>Name of the folder</source>
        <translation>Name des Ordners</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Orte</translation>
    </message>
    <message>
        <source>New folder inside</source>
        <translation>Neuer Ordner darin</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Remove folder, keep its videos</source>
        <translation>Ordner entfernen, Videos behalten</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>Papierkorb leeren …</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::SidebarModel</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>Alle Videos</translation>
    </message>
    <message>
        <source>Added this week</source>
        <translation>Neu diese Woche</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>In Vorbereitung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>Neuer Ordner …</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::StartPage</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>Anderen Ordner verwenden …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>Die Bibliothek wird geöffnet …</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>Die Bibliothek lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Folder for the library</source>
        <translation>Ordner für die Bibliothek</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Diesen Ordner verwenden</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::StatusStrip</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Everything saved</source>
        <translation>Alles gespeichert</translation>
    </message>
    <message>
        <source>Undo (%1)</source>
        <translation>Rückgängig (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n Video</numerusform>
            <numerusform>%n Videos</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Tags of “%1”, separated by commas:</source>
        <translation>Schlagwörter von „%1“, durch Kommas getrennt:</translation>
    </message>
    <message numerus="yes">
        <source>Tags that %n video(s) share, separated by commas:</source>
        <translation>
            <numerusform>Schlagwörter von %n Video, durch Kommas getrennt:</numerusform>
            <numerusform>Gemeinsame Schlagwörter von %n Videos, durch Kommas getrennt:</numerusform>
        </translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>Schlagwörter speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Left and Right step by frames, Home and End go to the ends</source>
        <translation>Links und Rechts gehen bildweise, Pos1 und Ende an die Enden</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TopBar</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Arbeitstisch</translation>
    </message>
    <message>
        <source>Add videos</source>
        <translation>Videos hinzufügen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search names, tags, descriptions…  %1</source>
        <translation>Namen, Schlagwörter, Texte …  %1</translation>
    </message>
    <message>
        <source>Search names, tags and descriptions (%1)</source>
        <translation>Namen, Schlagwörter und Beschreibungen durchsuchen (%1)</translation>
    </message>
    <message>
        <source>Theme, language, keys (F10)</source>
        <translation>Design, Sprache, Tasten (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation>Suchen (%1)</translation>
    </message>
    <message>
        <source>Add videos (%1)</source>
        <translation>Videos hinzufügen (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TransportBar</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Frames that could not be shown in time while playing</source>
        <translation>Bilder, die bei der Wiedergabe nicht rechtzeitig gezeigt werden konnten</translation>
    </message>
    <message>
        <source>Speed ([ and ] change it, \ is normal)</source>
        <translation>Tempo ([ und ] ändern es, \ ist normal)</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Sound track</source>
        <translation>Tonspur</translation>
    </message>
    <message>
        <source>Which copy of the video is shown</source>
        <translation>Welche Kopie des Videos gezeigt wird</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>This computer has no sound output</source>
        <translation>Dieser Computer hat keine Tonausgabe</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <comment>frames</comment>
        <translation>
            <numerusform>%n ausgelassen</numerusform>
            <numerusform>%n ausgelassen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::VideoView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::WindowMenu</name>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>Datenordner öffnen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (%1)</source>
        <translation>Tastenkürzel (%1)</translation>
    </message>
    <message>
        <source>About Chalkreel</source>
        <translation>Über Chalkreel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Settings (%1)</source>
        <translation>Einstellungen (%1)</translation>
    </message>
</context>
<context>
    <name>Security</name>
    <message>
        <source>Sign in again.</source>
        <translation>Bitte erneut anmelden.</translation>
    </message>
    <message>
        <source>There is no such token.</source>
        <translation>Dieses Token gibt es nicht.</translation>
    </message>
    <message>
        <source>Sign in with your password for this: a token may not.</source>
        <translation>Dafür ist eine Anmeldung mit Passwort nötig: Ein Token darf das nicht.</translation>
    </message>
    <message>
        <source>A token is made by whom it stands for.</source>
        <translation>Ein Token legt an, für wen es steht.</translation>
    </message>
    <message>
        <source>A token&apos;s name has 1 to %1 characters.</source>
        <translation>Der Name eines Tokens hat 1 bis %1 Zeichen.</translation>
    </message>
    <message>
        <source>A token cannot have run out when it is made.</source>
        <translation>Ein Token kann nicht schon abgelaufen sein, wenn es angelegt wird.</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>Diesen Benutzer gibt es nicht.</translation>
    </message>
    <message>
        <source>There are too many tokens. Remove some first.</source>
        <translation>Es gibt zu viele Token. Entfernen Sie zuerst einige.</translation>
    </message>
    <message>
        <source>Only an admin may do this.</source>
        <translation>Das darf nur ein Administrator.</translation>
    </message>
    <message>
        <source>A list has 1 to %1 entries.</source>
        <translation>Eine Liste hat 1 bis %1 Einträge.</translation>
    </message>
    <message>
        <source>This server has its first user already. Sign in.</source>
        <translation>Dieser Server hat bereits seinen ersten Benutzer. Bitte anmelden.</translation>
    </message>
    <message>
        <source>This is not the code that the server shows where it was started.</source>
        <translation>Das ist nicht der Code, den der Server dort anzeigt, wo er gestartet wurde.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Zu viele Versuche. Versuchen Sie es in %n Sekunde erneut.</numerusform>
            <numerusform>Zu viele Versuche. Versuchen Sie es in %n Sekunden erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many people sign in at this moment. Try again in a moment.</source>
        <translation>Im Moment melden sich zu viele an. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>A password has %1 to %2 characters.</source>
        <translation>Ein Passwort hat %1 bis %2 Zeichen.</translation>
    </message>
    <message>
        <source>The password has to be another than the name.</source>
        <translation>Das Passwort muss sich vom Namen unterscheiden.</translation>
    </message>
    <message>
        <source>There is not enough memory to keep a password safe. Try again.</source>
        <translation>Der Speicher reicht nicht, um ein Passwort sicher abzulegen. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The secret key “%1” cannot be written.</source>
        <translation>Der geheime Schlüssel „%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The secret key “%1” cannot be read.</source>
        <translation>Der geheime Schlüssel „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Others may read the secret key “%1”. Take their rights to it away (chmod 600), or remove it: then everybody signs in anew.</source>
        <translation>Andere dürfen den geheimen Schlüssel „%1“ lesen. Entziehen Sie ihnen die Rechte daran (chmod 600), oder entfernen Sie ihn: Dann melden sich alle neu an.</translation>
    </message>
    <message>
        <source>The secret key “%1” is too short. Remove it: a new one is made, and everybody signs in anew.</source>
        <translation>Der geheime Schlüssel „%1“ ist zu kurz. Entfernen Sie ihn: Ein neuer wird angelegt, und alle melden sich neu an.</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>Name oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Without accounts no ticket is needed.</source>
        <translation>Ohne Konten ist kein Ticket nötig.</translation>
    </message>
    <message>
        <source>Too many connections are being opened. Try again in a moment.</source>
        <translation>Es werden zu viele Verbindungen geöffnet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>This link leads nowhere, or not any more.</source>
        <translation>Dieser Link führt nirgendwohin, oder nicht mehr.</translation>
    </message>
    <message>
        <source>You may not share videos.</source>
        <translation>Sie dürfen keine Videos freigeben.</translation>
    </message>
    <message>
        <source>A link&apos;s label has at most %1 characters.</source>
        <translation>Die Beschriftung eines Links hat höchstens %1 Zeichen.</translation>
    </message>
    <message>
        <source>A link cannot have run out when it is made.</source>
        <translation>Ein Link kann nicht schon abgelaufen sein, wenn er angelegt wird.</translation>
    </message>
    <message>
        <source>This link needs a password.</source>
        <translation>Dieser Link braucht ein Passwort.</translation>
    </message>
    <message>
        <source>The password of this link is another one.</source>
        <translation>Das Passwort dieses Links ist ein anderes.</translation>
    </message>
    <message>
        <source>This link is not valid any more. Ask for a new one.</source>
        <translation>Dieser Link gilt nicht mehr. Bitten Sie um einen neuen.</translation>
    </message>
    <message>
        <source>There has to be an admin who can sign in. Make another one first.</source>
        <translation>Es muss einen Administrator geben, der sich anmelden kann. Legen Sie zuerst einen anderen an.</translation>
    </message>
    <message>
        <source>There is a user “%1” already.</source>
        <translation>Einen Benutzer „%1“ gibt es bereits.</translation>
    </message>
    <message>
        <source>A user&apos;s name has 1 to %1 visible characters.</source>
        <translation>Der Name eines Benutzers hat 1 bis %1 sichtbare Zeichen.</translation>
    </message>
    <message>
        <source>A quota is 0 or a number of bytes.</source>
        <translation>Ein Kontingent ist 0 oder eine Anzahl von Bytes.</translation>
    </message>
    <message>
        <source>The present password is another one.</source>
        <translation>Das bisherige Passwort ist ein anderes.</translation>
    </message>
    <message>
        <source>The user “%1” was changed in the meantime.</source>
        <translation>Der Benutzer „%1“ wurde inzwischen geändert.</translation>
    </message>
</context>
<context>
    <name>Annotation</name>
    <message>
        <source>“%1” has to be a time in seconds from 0 on, on the video&apos;s own clock.</source>
        <translation>„%1“ muss eine Zeit in Sekunden ab 0 sein, auf der Uhr des Videos.</translation>
    </message>
    <message>
        <source>“%1” may not be before “%2”.</source>
        <translation>„%1“ darf nicht vor „%2“ liegen.</translation>
    </message>
</context>
<context>
    <name>AudioExtraction</name>
    <message>
        <source>“%1” of %2 has to be one of: %3.</source>
        <translation>„%1“ von %2 muss eines von diesen sein: %3.</translation>
    </message>
    <message>
        <source>“%1” has to be 1 or 2.</source>
        <translation>„%1“ muss 1 oder 2 sein.</translation>
    </message>
</context>
<context>
    <name>Comment</name>
    <message>
        <source>A comment needs a text.</source>
        <translation>Ein Kommentar braucht einen Text.</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>“%1” may have at most %2 points.</source>
        <translation>„%1“ darf höchstens %2 Punkte haben.</translation>
    </message>
    <message>
        <source>“%1” has to be [x, y], [x, y, pressure] or an object with the numbers x and y.</source>
        <translation>„%1“ muss [x, y], [x, y, Druck] oder ein Objekt mit den Zahlen x und y sein.</translation>
    </message>
    <message>
        <source>“%1” needs at least one point.</source>
        <translation>„%1“ braucht mindestens einen Punkt.</translation>
    </message>
    <message>
        <source>“%1” has to lie between %2 and %3, in fractions of the picture.</source>
        <translation>„%1“ muss zwischen %2 und %3 liegen, in Anteilen des Bildes.</translation>
    </message>
    <message>
        <source>The pressure of “%1” has to be between 0 and 1.</source>
        <translation>Der Druck von „%1“ muss zwischen 0 und 1 liegen.</translation>
    </message>
    <message>
        <source>“%1” has to be between %2 and %3.</source>
        <translation>„%1“ muss zwischen %2 und %3 liegen.</translation>
    </message>
    <message>
        <source>“%1” may have at most %2 bytes.</source>
        <translation>„%1“ darf höchstens %2 Bytes haben.</translation>
    </message>
</context>
<context>
    <name>JsonInput</name>
    <message>
        <source>“%1” has to be a number.</source>
        <translation>„%1“ muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>“%1” has to be a whole number.</source>
        <translation>„%1“ muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>“%1” has to be a text.</source>
        <translation>„%1“ muss ein Text sein.</translation>
    </message>
    <message>
        <source>“%1” has to be true or false.</source>
        <translation>„%1“ muss true oder false sein.</translation>
    </message>
    <message>
        <source>“%1” has to be a list.</source>
        <translation>„%1“ muss eine Liste sein.</translation>
    </message>
    <message>
        <source>“%1” has to be an object.</source>
        <translation>„%1“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>“%1” has to be a colour: #RGB, #RRGGBB or #RRGGBBAA.</source>
        <translation>„%1“ muss eine Farbe sein: #RGB, #RRGGBB oder #RRGGBBAA.</translation>
    </message>
    <message>
        <source>“%1” may have at most %2 characters.</source>
        <translation>„%1“ darf höchstens %2 Zeichen haben.</translation>
    </message>
    <message>
        <source>“%1” may hold no NUL character.</source>
        <translation>„%1“ darf kein NUL-Zeichen enthalten.</translation>
    </message>
    <message>
        <source>“%1” has to be an id: a UUID.</source>
        <translation>„%1“ muss eine Kennung sein: eine UUID.</translation>
    </message>
    <message>
        <source>“%1” has to be one of: %2.</source>
        <translation>„%1“ muss eines von diesen sein: %2.</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>A review needs a title.</source>
        <translation>Eine Besprechung braucht einen Titel.</translation>
    </message>
</context>
<context>
    <name>SoundCheck</name>
    <message>
        <source>“%1” has no sound.</source>
        <translation>„%1“ hat keinen Ton.</translation>
    </message>
    <message>
        <source>“%1” is too long.</source>
        <translation>„%1“ ist zu lang.</translation>
    </message>
    <message>
        <source>“%1” is a video, not a recording of sound.</source>
        <translation>„%1“ ist ein Video, keine Tonaufnahme.</translation>
    </message>
    <message>
        <source>The sound of “%1” cannot be read.</source>
        <translation>Der Ton von „%1“ kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>SoundExtraction</name>
    <message>
        <source>“%1” has no sound.</source>
        <translation>„%1“ hat keinen Ton.</translation>
    </message>
</context>
<context>
    <name>SoundFile</name>
    <message>
        <source>This FFmpeg cannot write %1 files.</source>
        <translation>Dieses FFmpeg kann keine %1-Dateien schreiben.</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>VoiceOver</name>
    <message>
        <source>There is no room to look at “%1”.</source>
        <translation>Es ist kein Platz, um „%1“ anzusehen.</translation>
    </message>
    <message>
        <source>Nothing here can look at sound files.</source>
        <translation>Hier kann nichts Tondateien prüfen.</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>„%1“ ist keine Datei.</translation>
    </message>
    <message>
        <source>This is a drawing: it has no sound.</source>
        <translation>Dies ist eine Zeichnung: Sie hat keinen Ton.</translation>
    </message>
    <message>
        <source>A voice-over has to be one of: %1. “%2” is %3.</source>
        <translation>Ein gesprochener Kommentar muss eines von diesen sein: %1. „%2“ ist %3.</translation>
    </message>
</context>
<context>
    <name>Quarantine</name>
    <message>
        <source>“%1” could not be put in quarantine.</source>
        <translation>„%1“ konnte nicht in Quarantäne gelegt werden.</translation>
    </message>
    <message>
        <source>“%1” was refused: the virus scanner found %2 in it.</source>
        <translation>„%1“ wurde abgelehnt: Der Virenscanner hat darin %2 gefunden.</translation>
    </message>
</context>
<context>
    <name>ReceivedScan</name>
    <message>
        <source>“%1” is more than the virus scanner looks at (%2 MB), and nothing comes in here that it has not looked at.</source>
        <translation>„%1“ ist größer, als der Virenscanner prüft (%2 MB), und hier kommt nichts herein, was er nicht geprüft hat.</translation>
    </message>
    <message>
        <source>The virus scanner cannot be reached, and nothing comes in without it. It will be asked again.</source>
        <translation>Der Virenscanner ist nicht erreichbar, und ohne ihn kommt nichts herein. Er wird noch einmal gefragt.</translation>
    </message>
    <message>
        <source>The virus scanner said nothing of “%1”. It will be asked again.</source>
        <translation>Der Virenscanner hat zu „%1“ nichts gesagt. Er wird noch einmal gefragt.</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>CLAMD_SOCKET: “%1” is neither the path of a socket nor host:port.</source>
        <translation>CLAMD_SOCKET: „%1“ ist weder der Pfad eines Sockets noch host:port.</translation>
    </message>
    <message>
        <source>The virus scanner cannot be reached.</source>
        <translation>Der Virenscanner ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The virus scanner did not answer in time.</source>
        <translation>Der Virenscanner hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>What listens at CLAMD_SOCKET is no clamd.</source>
        <translation>Was an CLAMD_SOCKET lauscht, ist kein clamd.</translation>
    </message>
</context>
</TS>
