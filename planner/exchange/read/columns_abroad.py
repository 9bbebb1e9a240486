"""What the columns of a contact file are called in other languages: LinkedIn's, Outlook's and plain
ones.

Outlook's are those of its own import and export in each language; the others are what people call
such columns.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.exchange.sheet import Meaning

ABROAD: Mapping[Meaning, str] = {
    "name": "vollstandiger name, nom complet, nombre completo, nome completo, volledige naam, "
    "naam, nom, nombre, "
    "nome, 名前, 氏名, お名前, 이름 전체, 성명, 姓名, 联系人, 聯絡人",
    "first": "vorname, prenom, nombre de pila, primeiro nome, nome proprio, voornaam, rufname, "
    "imię, имя, 名, 名字, 이름, "
    "fornamn, fornavn, etunimi, adı, jmeno",
    "middle": "weitere vornamen, zweiter vorname, deuxieme prenom, segundo nombre, secondo nome, "
    "tweede voornaam, "
    "tussenvoegsel, отчество, drugie imie, ミドルネーム",
    "last": "nachname, familienname, zuname, nom de famille, apellido, apellidos, sobrenome, "
    "apelido, cognome, "
    "achternaam, familienaam, nazwisko, фамилия, 姓, 姓氏, 성, efternamn, etternavn, efternavn, "
    "sukunimi, "
    "soyadı, "
    "prijmeni",
    "title": "titre, anrede, titolo, tratamento, aanhef, обращение",
    "aka": "spitzname, surnom, apodo, mote, alcunha, soprannome, bijnaam, ニックネーム",
    "org": "firma, unternehmen, organisation, arbeitgeber, entreprise, societe, empresa, "
    "organizacion, organizacao, "
    "azienda, societa, organizzazione, bedrijf, organisatie, werkgever, compania, организация, "
    "会社名, 회사, 회사명, 직장, 公司, 公司名称, 公司名稱, 单位, 工作单位, 單位, "
    "foretag, selskap, yritys, sirket, spolecnost, 会社, 組織名, "
    "name der organisation, nom de l'organisation, nombre de la organizacion, nome da organizacao, "
    "nome dell'organizzazione, naam van organisatie",
    "role": "stelle, beruf, funktion, jobtitel, berufsbezeichnung, poste, fonction, intitule du "
    "poste, profession, "
    "cargo, puesto, posicion, funcao, posicao, posizione, qualifica, ruolo, functie, "
    "functietitel, beroep, "
    "stanowisko, должность, 役職, 직함, 직책, 직위, 职务, 职位, 職稱, 職務, 職位, 肩書, 肩書き, "
    "befattning, stilling, "
    "tehtavanimike, iş unvanı, funkce, "
    "組織の役職, "
    "titel der organisation, titel in der organisation, titre dans l'organisation, cargo en la "
    "organizacion",
    "email": "e-mail-adresse, emailadresse, e-mail adresse, adresse e-mail, adresse email, "
    "courriel, "
    "correo electronico, direccion de correo electronico, correo, endereco de e-mail, endereco de "
    "email, "
    "indirizzo e-mail, indirizzo email, indirizzo di posta elettronica, posta elettronica, "
    "e-mailadres, "
    "emailadres, e-mail 2: adresse, e-mail 3: adresse, adresse de messagerie, adresse de "
    "messagerie 2, "
    "adresse de messagerie 3, direccion del correo electronico 2, direccion del correo "
    "electronico 3, "
    "endereco de email 2, endereco de email 3, endereco de correio electronico, "
    "endereco do correio electronico 2, endereco do correio electronico 3, indirizzo posta "
    "elettronica, "
    "indirizzo posta elettronica 2, indirizzo posta elettronica 3, e-mailadres 2, adres e-mail, "
    "адрес эл. почты, 電子メール アドレス, 전자 메일 주소, e-postadress, e-post, sahkopostiosoite, "
    "e-posta adresi, e-mailova adresa, メールアドレス, メール, 이메일, 이메일 주소, 电子邮件, "
    "电子邮箱, 邮箱, 電子郵件, 電郵",
    "phone": "telefon, telefonnummer, handy, mobiltelefon, mobil, telefon geschaftlich, telefon "
    "privat, telephone, "
    "numero de telephone, portable, mobile, telefono, numero de telefono, movil, celular, "
    "telefone, "
    "telemovel, cellulare, telefoon, telefoonnummer, mobiel, telefon geschaftlich 2, telefon "
    "(privat), "
    "telefon (privat 2), telefon firma, haupttelefon, weiteres telefon, telephone (bureau), "
    "telephone 2 (bureau), telephone (domicile), tel. mobile, telephone principal, telephone "
    "societe, "
    "telefono del trabajo, particular, telefono principal, otro telefono, telefono movil, "
    "telefone comercial, telefone residencial, telefone celular, telefone da empresa, "
    "telefone da residencia, telefone principal, ufficio, abitazione, telefono ufficio, "
    "telefono abitazione, telefoon op werk, telefoon thuis, mobiele telefoon, telefon służbowy, "
    "telefon komórkowy, рабочий телефон, телефон переносной, 会社電話, 携帯電話, 근무처 전화, "
    "휴대폰, "
    "mobilnummer, 電話番号, 電話, 携帯, 携帯番号, 전화번호, 전화, 휴대전화, 핸드폰, 电话, 手机, "
    "手机号, "
    "手机号码, 电话号码, 手機, 電話號碼",
    "url": "profil-url, webseite, internetseite, homepage, site web, sitio web, pagina web, site, "
    "sito web, "
    "profiel-url, page web, sitio, pagina da web, pagina na web, webpagina, веб-страница, "
    "webseiten",
    "tags": "schlagworter, stichworte, kategorien, gruppen, etiquettes, categories, groupes, "
    "etiquetas, categorias, "
    "grupos, etichette, categorie, gruppi, labels, categorieen, groepen, mots cles, stichworter, "
    "категории, "
    "分類, 分类, 标签, 標籤, タグ, 태그, kategorie, kategorier, ラベル",
    "connected_on": "verbunden am, vernetzt am, verknupft am, kontakt seit, connecte le, "
    "connexion le, "
    "relation etablie le, en relation depuis, conectado el, conectado desde, fecha de conexion, "
    "conectado em, data de conexao, collegato il, connesso il, data di collegamento, verbonden op, "
    "gekoppeld op, connectie sinds, date de connexion",
    "birthday": "geburtstag, geburtsdatum, anniversaire, date de naissance, cumpleanos, fecha de "
    "nacimiento, "
    "aniversario, data de nascimento, compleanno, data di nascita, verjaardag, geboortedatum, "
    "data urodzenia, день рождения, 誕生日, 生年月日, 생일, 생년월일, 生日, 出生日期, "
    "出生年月日, fodelsedag, fødselsdag, "
    "narozeniny",
    "last_contact": "letzter kontakt, zuletzt kontaktiert, zuletzt gesprochen, dernier contact, "
    "dernier echange, ultimo contacto, ultimo contato, ultimo contatto, laatste contact, "
    "laatst gesproken, 最終連絡日, 最后联系, 最近联系",
    "place": "ort, stadt, wohnort, ville, lieu, ciudad, cidade, localidade, citta, localita, "
    "luogo, stad, plaats, "
    "woonplaats, ort geschaftlich, ort privat, ville (bureau), ville (domicile), ciudad de "
    "trabajo, "
    "localidade da empresa, citta (uff.), citta (ab.), plaats op werk, miejscowosc, город (раб. "
    "адрес), "
    "市町村 (会社), 城市, 所在地, 地址, 도시",
    "notes": "notizen, notiz, bemerkung, bemerkungen, anmerkungen, remarques, commentaires, "
    "notas, comentarios, "
    "observacoes, note, commenti, notities, opmerkingen, anotacoes, заметки, メモ, 備考, 메모, "
    "비고, 备注, "
    "備註, 笔记, "
    "anteckningar, "
    "notatki",
}
"""German, French, Spanish, Portuguese, Italian and Dutch; the commonest columns in Polish, Russian,
Japanese, Korean, Chinese, Swedish, Norwegian, Danish, Finnish, Czech and Turkish. Case and accents
do not count."""

_VALUE = "(?:wert|valeur|valor|valore|waarde|wartosc|значение|値|값)"
GOOGLES: tuple[tuple[str, Meaning], ...] = (
    (rf"(?:e-?mail|メール|이메일) \d+ - {_VALUE}", "email"),
    (
        rf"(?:telefon|telephone|telefono|telefone|telefoon|телефон|電話|전화) \d+ - {_VALUE}",
        "phone",
    ),
    (rf"(?:webseite|website|site web|sitio web|site|sito web|ウェブサイト) \d+ - {_VALUE}", "url"),
    (
        r"(?:adresse|direccion|endereco|indirizzo|adres|住所) \d+ - "
        r"(?:stadt|ville|ciudad|cidade|citta|plaats|市区町村)",
        "place",
    ),
)
"""The numbered columns of Google's, by what their plain names look like. Where other words are
used, addresses and numbers are known by what stands in the columns (columns_content.py)."""
