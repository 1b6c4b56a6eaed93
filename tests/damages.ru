# Damages done to the store of tests/readings.py, in SPARQL 1.1 Update: a name, then the shapes and checks that find it out.

## a changed quote: check:quote Evidence-quote
DELETE { ?e nif:anchorOf ?q }
INSERT { ?e nif:anchorOf "Acme sold Globex." }
WHERE { ?e nif:anchorOf ?q ; ng:phrase "owns" FILTER(?q = "Acme owns Globex.") }

## a shifted offset: check:quote Evidence-quote Evidence-arguments
DELETE { ?e nif:beginIndex ?b ; nif:endIndex ?f }
INSERT { ?e nif:beginIndex ?c ; nif:endIndex ?g }
WHERE { ?e nif:anchorOf "The company does not own Initech." ; nif:beginIndex ?b ; nif:endIndex ?f BIND(?b+1 AS ?c) BIND(?f+1 AS ?g) }

## an argument outside of its quote: check:argument Evidence-arguments
DELETE { ?e ng:objectEnd ?o }
INSERT { ?e ng:objectEnd ?n }
WHERE { ?e nif:anchorOf "The company does not own Initech." ; ng:objectEnd ?o BIND(?o + 9 AS ?n) }

## an argument whose words are another's: check:link
DELETE { ?e ng:objectBegin ?o ; ng:objectEnd ?f }
INSERT { ?e ng:objectBegin ?b ; ng:objectEnd ?g }
WHERE { ?e nif:anchorOf "The company does not own Initech." ; ng:subjectBegin ?b ; ng:subjectEnd ?g ; ng:objectBegin ?o ; ng:objectEnd ?f }

## a lost link: check:link
DELETE { ?e ng:subjectAntecedentBegin ?b ; ng:subjectAntecedentEnd ?f }
WHERE { ?e ng:subjectAntecedentBegin ?b ; ng:subjectAntecedentEnd ?f }

## half a link: check:link Evidence-links
DELETE { ?e ng:subjectAntecedentEnd ?f }
WHERE { ?e ng:subjectAntecedentEnd ?f }

## a phrase that nobody wrote: check:relation
DELETE { ?e ng:phrase "owns" }
INSERT { ?e ng:phrase "sold" }
WHERE { ?e ng:phrase "owns" }

## a relation out of nothing: check:relation Evidence-relation
DELETE { ?e ng:construction ?c }
WHERE { ?e ng:construction ?c }

## another hash: check:text Article-hash
DELETE { ?a ng:textHash ?h }
INSERT { ?a ng:textHash ?n }
WHERE { ?a ng:textHash ?h BIND(SHA256("x") AS ?n) }

## another text: check:text Article-hash
DELETE { ?a nif:isString ?t }
INSERT { ?a nif:isString ?n }
WHERE { ?a nif:isString ?t BIND(CONCAT(?t, "!") AS ?n) }

## an article that was never read: check:article
DELETE { ?a dcterms:source ?s }
INSERT { ?a dcterms:source "x" }
WHERE { ?a dcterms:source ?s }

## a plain triple for a negated fact: Fact-plain
INSERT { ?s ?p ?o }
WHERE { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ng:polarity ng:negative }

## a plain triple for a rumour: Fact-plain
INSERT { ?s ?p ?o }
WHERE { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ng:modality ng:possible }

## a plain triple that no fact has: Thing-plain
INSERT DATA { :Globex ng:owns :Acme }

## a lost plain triple: Fact-stands
DELETE DATA { :Acme ng:owns :Globex }

## no subject: check:link fact-subject fact-subject-name
DELETE { ?f rdf:subject ?s }
WHERE { ?f rdf:subject ?s ; ng:polarity ng:negative }

## an object without a name: check:link Fact-object-name thing-label
DELETE { ?o rdfs:label ?l }
WHERE { ?f rdf:object ?o ; ng:polarity ng:negative . ?o rdfs:label ?l }

## two polarities: fact-polarity Fact-stands
INSERT { ?f ng:polarity ng:positive }
WHERE { ?f ng:polarity ng:negative }

## an unknown polarity: fact-polarity
DELETE { ?f ng:polarity ?p }
INSERT { ?f ng:polarity ng:neutral }
WHERE { ?f ng:polarity ?p ; ng:modality ng:possible }

## an unknown modality: fact-modality
DELETE { ?f ng:modality ?m }
INSERT { ?f ng:modality ng:rumoured }
WHERE { ?f ng:polarity ng:negative ; ng:modality ?m }

## too sure: fact-confidence
DELETE { ?f ng:confidence ?c }
INSERT { ?f ng:confidence 1.5 }
WHERE { ?f a ng:Fact ; ng:polarity ng:negative ; ng:confidence ?c }

## dangling evidence: evidence-fact fact-evidence
DELETE { ?f ng:evidence ?e }
WHERE { ?f ng:evidence ?e ; ng:polarity ng:negative }

## evidence that is not there: fact-evidence
INSERT { ?f ng:evidence :nothing }
WHERE { ?f ng:polarity ng:negative }

## evidence of no article: evidence-article evidence-context evidence-date-of-article
DELETE { ?e prov:wasDerivedFrom ?a ; nif:referenceContext ?a }
WHERE { ?f ng:evidence ?e ; ng:polarity ng:negative . ?e prov:wasDerivedFrom ?a }

## an offset that is no number: check:quote evidence-begin evidence-end
DELETE { ?e nif:endIndex ?o }
INSERT { ?e nif:endIndex "end" }
WHERE { ?e nif:anchorOf "The company does not own Initech." ; nif:endIndex ?o }

## another speaker: fact-speaker-in-evidence
INSERT { ?f ng:speaker :Globex }
WHERE { ?f ng:polarity ng:negative }

## another date: evidence-date-of-article
DELETE { ?e dcterms:date ?d }
INSERT { ?e dcterms:date '1999-01-01'^^xsd:date }
WHERE { ?f ng:evidence ?e ; ng:polarity ng:negative . ?e dcterms:date ?d }

## a lost qualifier: qualifier-value
DELETE { ?q rdf:value ?v }
WHERE { ?q a ng:Qualifier ; rdf:value ?v ; rdfs:label 'to'@en }

## a lost short way to a qualifier: Fact-qualified
DELETE { ?f open:to ?v }
WHERE { ?f open:to ?v }

## an amount without a number: Amount-number
DELETE { ?a schema:value ?v }
WHERE { ?a schema:value ?v }

## an amount in words: amount-value
DELETE { ?a schema:value ?v }
INSERT { ?a schema:value 'five' }
WHERE { ?a schema:value ?v }

## a bound that means nothing: amount-bound
DELETE { ?a ng:bound ?b }
INSERT { ?a ng:bound '!' }
WHERE { ?a ng:bound ?b }

## a time that is none: fact-time
DELETE { ?t a time:Instant }
WHERE { ?t a time:Instant }

## an open relation without its head: Fact-open
DELETE { open:buy rdfs:subPropertyOf ?p }
WHERE { open:buy rdfs:subPropertyOf ?p }

## a thing without a type: thing-type
DELETE { :Acme a ?t }
WHERE { :Acme a ?t }

## a thing that nobody names: Thing-used
INSERT DATA { :Umbrella a ng:Company ; rdfs:label 'Umbrella'@en ; skos:prefLabel 'Umbrella'@en }

## a program without a version: agent-version
DELETE { ?a schema:softwareVersion ?v }
WHERE { ?a a prov:SoftwareAgent ; schema:softwareVersion ?v }

## a graph made of nothing: activity-used
DELETE { ?a prov:used ?thing }
WHERE { ?a prov:used ?thing }

## a graph made by nobody: activity-agent
DELETE { ?a prov:wasAssociatedWith ?agent }
WHERE { ?a prov:wasAssociatedWith ?agent }

## an input without a true hash: input-hash
DELETE { ?i dcterms:identifier ?hash }
INSERT { ?i dcterms:identifier "sha256:none" }
WHERE { ?i dcterms:identifier ?hash }

## an IRI that gave way to nothing: replaced-by
INSERT DATA { :Acme_Corp dcterms:isReplacedBy :Umbrella }

## a copy of no article: article-copy
INSERT { ?a ng:nearCopyOf :nothing }
WHERE { ?a dcterms:source "wire/second.txt" }
