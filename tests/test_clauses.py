"""Trees in which a clause or a description hangs on the wrong word are mended; look-alikes stay."""

import pytest

from graph.annotate.repair import repair
from tests.trees import tree

LAKE = {"Lake": "WORK_OF_ART"}

MENDED = {
    "who says something notes something": (
        (
            "Acme/nsubj>said said=say/VBD it/nsubj>closed had/aux>closed closed=close/VBN/ccomp>said "
            "plants/NNS/obj>closed while>noting noting=note/VBG/advcl>closed that/IN/SCONJ/mark>grew "
            "sales/NNS/nsubj>grew grew=grow/VBD/ccomp>noting ."
        ),
        {},
        {"noting": ("advcl", "said")},
    ),
    "who says something between commas adds something": (
        (
            "Plants/NNS/nsubj>closed ,/punct>said Smith/nsubj>said said=say/VBD/parataxis>closed ,/punct>said "
            "closed=close/VBD while>adding adding=add/VBG/advcl>closed that/IN/SCONJ/mark>grew sales/NNS/nsubj>grew "
            "grew=grow/VBD/ccomp>adding ."
        ),
        {},
        {"adding": ("advcl", "said")},
    ),
    "what somebody is led to do": (
        (
            "It/nsubj>led led=lead/VBD Acme/obj>led which/nsubj>makes makes=make/VBZ/acl:relcl>Acme toys/NNS/obj>makes "
            "to>warn warn/VB/advcl>makes Globex/obj>warn ."
        ),
        {},
        {"warn": ("xcomp", "led")},
    ),
    "who said something goes on after what is said": (
        (
            "Smith/nsubj>said said=say/VBD Acme/nsubj>close would>close close/VB/ccomp>said and>sold "
            "sold=sell/VBD/conj>close plants/NNS/obj>sold ."
        ),
        {},
        {"sold": ("conj", "said")},
    ),
    "who said something accuses somebody": (
        (
            "Smith/nsubj>said said=say/VBD it/nsubj>rained had/aux>rained rained=rain/VBN/ccomp>said and>accused "
            "accused=accuse/VBD/conj>rained Acme/obj>accused ."
        ),
        {},
        {"accused": ("conj", "said")},
    ),
    "two offices of one person": (
        (
            "Acme/compound>founder founder/nsubj>said and>Mary chief/JJ/amod>executive executive/nmod:desc>Mary "
            "Mary/conj>founder Smith/flat>Mary said=say/VBD ."
        ),
        {},
        {"founder": ("nmod:desc", "Mary"), "Mary": ("nsubj", "said")},
    ),
    "what killed people": (
        (
            "It/nsubj>began began=begin/VBD with>attack an>attack attack/obl>began on/IN/case>market a>market "
            "market/NN/nmod>attack that/WDT/nsubj>killed killed=kill/VBD/acl:relcl>market ten/CD/obj>killed ."
        ),
        {},
        {"killed": ("acl:relcl", "attack")},
    ),
    "what killed people is done somewhere": (
        (
            "It/nsubj>saw saw=see/VBD a>bombing bombing/NN/obj>saw at/IN/case>market a>market market/NN/obl>saw "
            "that/WDT/nsubj>killed killed=kill/VBD/acl:relcl>market ten/CD/obj>killed ."
        ),
        {},
        {"killed": ("acl:relcl", "bombing")},
    ),
    "who gets an offer": (
        "It/nsubj>made made=make/VBD Acme/obj>made an>offer offer/NN/xcomp>made .",
        {},
        {"Acme": ("iobj", "made"), "offer": ("obj", "made")},
    ),
    "the dead and the wounded": (
        (
            "Attacks=attack/NNS/nsubj>left left=leave/VBD 64/CD/NUM/obj>left dead/JJ/xcomp>left and>wounded "
            "360/CD/NUM/nsubj>wounded wounded/JJ/conj>dead ."
        ),
        {},
        {
            "64": ("nummod", "dead"),
            "dead": ("obj", "left"),
            "360": ("nummod", "wounded"),
        },
    ),
    "the dead people and the wounded": (
        (
            "Attacks=attack/NNS/nsubj>left left=leave/VBD 64/CD/nummod>people people/NNS/obj>left dead/JJ/xcomp>left "
            "and>wounded 360/CD/NUM/nsubj>wounded wounded/JJ/conj>dead ."
        ),
        {},
        {"dead": ("amod", "people"), "360": ("nummod", "wounded"), "wounded": ("conj", "people")},
    ),
    "who alone agrees with a joined verb": (
        (
            "Officials=official/NNS/nsubj>say say/VBP the>tape tape/NN/nsubj>real is/cop>real real/JJ/ccomp>say "
            "and>warned have/aux>warned warned=warn/VBN/conj>real people/NNS/obj>warned ."
        ),
        {},
        {"warned": ("conj", "say")},
    ),
    "whose participle has an object": (
        (
            "Police/NNS/nsubj>raided have/aux>raided raided=raid/VBN firms=firm/NNS/obj>raided "
            "suspected=suspect/VBN/acl>firms and>frozen frozen=freeze/VBN/conj>suspected accounts/NNS/obj>frozen ."
        ),
        {},
        {"frozen": ("conj", "raided")},
    ),
    "what goes on after a modal": (
        (
            "It/nsubj>help would>help help/VB Acme/obj>help ,/punct>rejects which/WDT/nsubj>rejects "
            "rejects=reject/VBZ/acl:relcl>Acme it#2/obj>rejects and>hurt hurt/VB/conj>rejects banks/NNS/obj>hurt ."
        ),
        {},
        {"hurt": ("conj", "help")},
    ),
    "who did not does not do another thing": (
        (
            "Acme/nsubj>say did=do/VBD/AUX/aux>say not/RB/advmod>say say/VB who/WP/nsubj>left left=leave/VBD/ccomp>say "
            "and>name did=do/VBD/AUX/aux>name not/RB/advmod>name name/VB/conj>left Globex/obj>name ."
        ),
        {},
        {"name": ("conj", "say")},
    ),
    "what will be so goes on behind a clause on another": (
        (
            "It/nsubj>run will/MD/AUX/aux>run run/VB for/IN/case>Acme Acme/obl>run ,/punct>owns which/WDT/nsubj>owns "
            "owns=own/VBZ/acl:relcl>Acme ships/NNS/obj>owns ,/punct>fly but>fly will/MD/AUX/aux>fly fly/VB/conj>owns "
            "home/RB/advmod>fly ."
        ),
        {},
        {"fly": ("conj", "run")},
    ),
    "a bare verb goes on from a bare one": (
        (
            "They/nsubj>move would>move move/VB ,/punct>check check/VB/conj>move roofs/NNS/nsubj>safe are/cop>safe "
            "safe/JJ/ccomp>check and>leave leave/VB/conj>safe Springfield/obj>leave ."
        ),
        {},
        {"leave": ("conj", "move")},
    ),
    "the last of a list goes with its first": (
        (
            "They/nsubj>open may/MD/AUX/aux>open open/VB it/obj>open ,/punct>allow allow/VB/conj>open "
            "firms/NNS/obj>allow to/TO/mark>file file/VB/xcomp>allow plans/NNS/obj>file ,/punct>review "
            "and>review review/VB/conj>file tolls/NNS/obj>review ."
        ),
        {},
        {"review": ("conj", "open")},
    ),
    "one object of two verbs": (
        ("Gunmen/NNS/nsubj>shot shot=shoot/VBD and>wounded wounded=wound/VBD/conj>shot a>man man/NN/obj>wounded ."),
        {},
        {"man": ("obj", "shot")},
    ),
    "and that": (
        (
            "Smith/nsubj>said said=say/VBD it/nsubj>owned owned=own/VBD/ccomp>said sites/NNS/obj>owned "
            "that/WDT/nsubj>leak leak/VBP/acl:relcl>sites and>was that/IN/SCONJ/mark>was money/nsubj>was "
            "was=be/VBD/VERB/conj>leak there/RB/advmod>was ."
        ),
        {},
        {"was": ("conj", "owned")},
    ),
    "the last of a row": (
        (
            "Wages/NNS/obl:agent>hit and>attack an>attack attack/conj>Wages in>Springfield Springfield/nmod>Wages "
            "that/WDT/nsubj>knocked knocked=knock/VBD/acl:relcl>Wages it/obj>knocked hit=hit/VBD ."
        ),
        {},
        {"Springfield": ("nmod", "attack"), "knocked": ("acl:relcl", "attack")},
    ),
    "the highest of which": (
        (
            "Towers/NNS/nsubj>fell ,/punct>highest the>highest highest/JJS/appos>Towers of>which "
            "which/obl>highest has/VERB/acl:relcl>Towers lifts/NNS/obj>has ,/punct>Towers fell=fall/VBD ."
        ),
        {},
        {"highest": ("nsubj", "has")},
    ),
    "what people are urged to do": (
        (
            "It/nsubj>urged urged=urge/VBD people/NNS/obj>urged who>find find/VBP/acl:relcl>people "
            "one/CD/NUM/obj>find to>call call/VB/xcomp>find it/obj>call ."
        ),
        {},
        {"call": ("xcomp", "urged")},
    ),
    "which is no manager": (
        (
            "It/nsubj>met met=meet/VBD Smith/obj>met ,/punct>manager a>manager manager/appos>Smith at>Acme "
            "Acme/nmod>manager ,/punct>makes which>makes makes/VBZ/acl:relcl>Smith phones/NNS/obj>makes ."
        ),
        {},
        {"makes": ("acl:relcl", "Acme")},
    ),
    "a deal is no firm": (
        ("Smith/nsubj>bought bought=buy/VBD Acme/obj>bought ,/punct>deal a>deal deal/appos>Acme ."),
        {},
        {"deal": ("parataxis", "bought")},
    ),
    "a factory is no place": (
        (
            "It/nsubj>opened opened=open/VBD a>plant plant/obj>opened in>Springfield Springfield/nmod>plant "
            ",/punct>factory its>factory factory/appos>Springfield ."
        ),
        {},
        {"factory": ("appos", "plant")},
    ),
    "several of a row": (
        (
            "It/nsubj>asked asked=ask/VBD banks/NNS/obj>asked and>owners owners/NNS/conj>banks ,/punct>vote who>vote "
            "will>vote vote/VB/acl:relcl>banks ."
        ),
        {},
        {"vote": ("acl:relcl", "owners")},
    ),
    "what drove a rise": (
        (
            "Sales/NNS/nsubj>grew grew=grow/VBD to>record a>record record/obl>grew ,/punct>helped "
            "helped=help/VBN/acl>record by>exports exports/NNS/obl:agent>helped ."
        ),
        {},
        {"helped": ("advcl", "grew")},
    ),
    "a blow is no cup": (
        (
            "Smith/nsubj>missed missed=miss/VBD the>final final/obj>missed of>Lake Lake/nmod>final ,/punct>blow "
            "which>blow is/cop>blow a>blow blow/acl:relcl>Lake ."
        ),
        LAKE,
        {"blow": ("advcl:relcl", "missed")},
    ),
    "an attack that killed": (
        (
            "It/nsubj>saw saw=see/VBD an>attack attack/obj>saw on>convoy a>convoy convoy/nmod>attack "
            "that/WDT/nsubj>killed killed=kill/VBD/acl:relcl>convoy people/NNS/obj>killed ."
        ),
        {},
        {"killed": ("acl:relcl", "attack")},
    ),
    "a plan that is launched": (
        (
            "It/nsubj>has has/VERB a>plan plan/obj>has with>ads ads/NNS/nmod>plan that/WDT/obj>launched "
            "Acme/nsubj>launched launched=launch/VBD/acl:relcl>ads ."
        ),
        {},
        {"launched": ("acl:relcl", "plan")},
    ),
    "the families who": (
        (
            "It/nsubj>praised praised=praise/VBD the/DT/det>nurses nurses/NNS/obj>praised and>families "
            "the/DT/det>families families/NNS/conj>nurses who/WP/nsubj>stayed stayed=stay/VBD/acl:relcl>nurses ."
        ),
        {},
        {"stayed": ("acl:relcl", "families")},
    ),
    "the largest of which is Acme": (
        (
            "It/nsubj>lost lost=lose/VBD clients/NNS/obj>lost ,/punct>largest the>largest largest/JJS/appos>clients "
            "of>which which/WDT/obl>largest is/VBZ/AUX/cop>Acme Acme/appos>clients ."
        ),
        {},
        {"largest": ("nsubj", "Acme"), "Acme": ("acl:relcl", "clients")},
    ),
    "a contract that is won": (
        (
            "It/nsubj>has has/VERB a>contract contract/obj>has to>build build/VB/acl>contract a>plant plant/obj>build "
            ",/punct>won which/obj>won Acme/nsubj>won won=win/VBD/acl:relcl>plant ."
        ),
        {},
        {"won": ("acl:relcl", "contract")},
    ),
    "a departure is no firm": (
        (
            "Smith/nsubj>left left=leave/VBD to>start start/VB/advcl>left a>firm firm/obj>start ,/punct>departure "
            "the>departure third/JJ/amod>departure departure/appos>firm ."
        ),
        {},
        {"departure": ("parataxis", "start")},
    ),
    "a village has no father": (
        (
            "Born=bear/VBN/advcl>trained in>village a>village village/obl>Born ,/punct>son the>son "
            "son/appos>village of>nurse a>nurse nurse/nmod>son ,/punct>Born Smith/nsubj>trained trained=train/VBD ."
        ),
        {},
        {"son": ("appos", "Smith")},
    ),
    "a grandson and a director": (
        (
            "Smith/nsubj>left ,/punct>grandson a>grandson grandson/appos>Smith of>founder the>founder "
            "founder/nmod>grandson and>director a>director director/conj>founder ,/punct>Smith left=leave/VBD ."
        ),
        {},
        {"director": ("conj", "grandson")},
    ),
    "an engineer at the company": (
        (
            "An>engineer engineer/nsubj>copied at>company the>company company/nmod>engineer ,/punct>Acme "
            "Acme/appos>engineer ,/punct>engineer copied=copy/VBD it/obj>copied ."
        ),
        {},
        {"Acme": ("appos", "company")},
    ),
    "who said something goes on after a comma": (
        (
            "Smith/nsubj>said said=say/VBD it/nsubj>paid had/aux>paid paid=pay/VBN/ccomp>said ,/punct>moved and>moved "
            "moved=move/VBD/conj>paid it/obj>moved ."
        ),
        {},
        {"moved": ("conj", "said")},
    ),
    "a description between commas": (
        (
            "Acme/nsubj>grew ,/punct>Acme until>2019 2019/obl>grew a>maker maker/nsubj>grew ,/punct>maker "
            "grew=grow/VBD ."
        ),
        {},
        {"2019": ("obl", "maker"), "maker": ("parataxis", "grew")},
    ),
    "whose family it is": (
        "The>family family/nsubj>grew of>rancher rancher/nmod>family Smith/appos>family grew=grow/VBD .",
        {},
        {"of": ("case", "Smith"), "rancher": ("nmod:desc", "Smith"), "Smith": ("nmod", "family")},
    ),
    "a sale is no firm": (
        (
            "It/nsubj>built built=build/VBD ships/NNS/obj>built for>Acme Acme/nmod>ships ,/punct>sale its>sale "
            "first/JJ/amod>sale sale/appos>Acme ."
        ),
        {},
        {"sale": ("parataxis", "built")},
    ),
    "what is hurt": (
        (
            "It/nsubj>posted posted=post/VBD a>loss loss/obj>posted ,/punct>hurt hurt/VBN/acl>loss by>costs "
            "costs/NNS/obl:agent>hurt ."
        ),
        {},
        {"hurt": ("advcl", "posted")},
    ),
    "people at the end of a row": (
        (
            "They/nsubj>met met=meet/VBD cooks/NNS/obj>met and>people people/NNS/conj>cooks who>hide "
            "hide/VBP/acl:relcl>cooks ."
        ),
        {},
        {"hide": ("acl:relcl", "people")},
    ),
    "a headline with after": (
        (
            "12/CD/nsubj>dead dead/JJ ,/punct>missing two/CD/nsubj>sinks missing/JJ/amod>two "
            "after/IN/SCONJ/mark>sinks ferry/nsubj>sinks sinks=sink/VBZ/advcl>dead"
        ),
        {},
        {"two": ("parataxis", "dead")},
    ),
    "a denial and a hope": (
        (
            "He/nsubj>denied denied=deny/VBD it/nsubj>failed had/aux>failed failed=fail/VBN/ccomp>denied and>hopes "
            "hopes=hope/VBZ/conj>failed to>win win/VB/xcomp>hopes ."
        ),
        {},
        {"hopes": ("conj", "denied")},
    ),
    "copies of a book": (
        (
            "It/nsubj>sold sold=sell/VBD copies/NNS/obj>sold of>book a>book book/nmod>copies ,/punct>won "
            "which/nsubj>won won=win/VBD/acl:relcl>copies its>prize prize/obj>won ."
        ),
        {},
        {"won": ("acl:relcl", "book")},
    ),
}
STAYING = {
    "a list within a list": (
        "They/nsubj>open may/MD/AUX/aux>open open/VB it/obj>open ,/punct>allow allow/VB/conj>open firms/NNS/obj>allow "
        "to/TO/mark>file file/VB/xcomp>allow plans/NNS/obj>file ,/punct>pay pay/VB/conj>file tolls/NNS/obj>pay "
        ",/punct>leave and>leave leave/VB/conj>file ."
    ),
    "what both clauses deny": (
        "Acme/nsubj>say did=do/VBD/AUX/aux>say not/RB/advmod>say say/VB who/WP/nsubj>leave did=do/VBD/AUX/aux>leave "
        "not/RB/advmod>leave leave/VB/ccomp>say and>pay did=do/VBD/AUX/aux>pay not/RB/advmod>pay pay/VB/conj>leave ."
    ),
    "what will be so within the clause on another": (
        "It/nsubj>run will/MD/AUX/aux>run run/VB for/IN/case>Acme Acme/obl>run which/WDT/nsubj>owns "
        "owns=own/VBZ/acl:relcl>Acme ships/NNS/obj>owns and>fly will/MD/AUX/aux>fly fly/VB/conj>owns ."
    ),
    "a statement": (
        "In/IN/ADP/case>statement a>statement statement/NN/obl>said ,/punct>statement Acme/nsubj>close would>close "
        "close/VB/ccomp>said plants/NNS/obj>close ,/punct>said Smith/nsubj>said said=say/VBD ."
    ),
    "a day before a report": (
        "Friday/obl>said Acme/nsubj>close would>close close/VB/ccomp>said plants/NNS/obj>close "
        ",/punct>said Smith/nsubj>said said=say/VBD ."
    ),
    "who wrote notes something": (
        "Acme/nsubj>said said=say/VBD Smith/nsubj>wrote wrote=write/VBD/ccomp>said noting=note/VBG/advcl>wrote "
        "that/IN/SCONJ/mark>grew sales/NNS/nsubj>grew grew=grow/VBD/ccomp>noting ."
    ),
    "words in quotation marks": (
        "Acme/nsubj>close will>close close/VB/ccomp>said “ the>plant plant/obj>close ,/punct>said ” Smith/nsubj>said "
        "said=say/VBD ."
    ),
    "who was thanked": (
        "It/nsubj>found found=find/VBD clerks/NNS/obj>found who>met met=meet/VBD/acl:relcl>clerks guests/NNS/obj>met "
        ",/punct>left who>left left=leave/VBD/acl:relcl>clerks ."
    ),
    "who killed people somewhere": (
        "It/nsubj>linked linked=link/VBD a>bombing bombing/NN/obj>linked to/IN/case>gang a>gang gang/NN/obl>linked "
        "that/WDT/nsubj>killed killed=kill/VBD/acl:relcl>gang ten/CD/obj>killed ."
    ),
    "what somebody is made": "It/nsubj>made made=make/VBD Smith/obj>made an>officer officer/NN/xcomp>made .",
    "a joined verb that agrees": (
        "Officials=official/NNS/nsubj>say say/VBP the>tape tape/NN/nsubj>real is/cop>real real/JJ/ccomp>say and>warned "
        "has/aux>warned warned=warn/VBN/conj>real people/NNS/obj>warned ."
    ),
    "two verbs with an object each": (
        "Gunmen/NNS/nsubj>came came=come/VBD and>wounded wounded=wound/VBD/conj>came a>man man/NN/obj>wounded ."
    ),
    "what a board concluded": (
        "Smith/nsubj>said said=say/VBD a>board board/NN/nsubj>met had/VBD/aux>met met=meet/VBN/ccomp>said "
        "and>concluded concluded=conclude/VBD/conj>met that>rained it/nsubj>rained rained=rain/VBD/ccomp>concluded ."
    ),
    "a team that won": (
        "It/nsubj>has has/VERB a>contract contract/obj>has with>team a>team team/nmod>contract that/WDT/nsubj>won "
        "won=win/VBD/acl:relcl>team it/obj>won ."
    ),
    "a town that left": (
        "It/nsubj>saw saw=see/VBD a>fire fire/obj>saw in>town a>town town/nmod>fire that/WDT/nsubj>left "
        "left=leave/VBD/acl:relcl>town it/obj>left ."
    ),
    "a market that an attack hit": (
        "It/nsubj>began began=begin/VBD with>attack an>attack attack/obl>began on/IN/case>market a>market "
        "market/NN/nmod>attack that/WDT/nsubj>sold sold=sell/VBD/acl:relcl>market fish/NN/obj>sold ."
    ),
    "forces that do one thing more": (
        "Forces=force/NNS/nsubj>killed killed=kill/VBD a>man man/NN/obj>killed who/WP/nsubj>led "
        "led=lead/VBD/acl:relcl>man raids/NNS/obj>led and>found found=find/VBD/conj>killed maps/NNS/obj>found ."
    ),
    "who left after saying so": (
        "Acme/nsubj>grows grows=grow/VBZ/ccomp>said ,/punct>said Smith/nsubj>said said=say/VBD ,/punct>left and>left "
        "left=leave/VBD/conj>said ."
    ),
    "a man holding his coat": (
        "Smith/nsubj>met met=meet/VBD in>photo a>photo photo/obl>met of>man a>man man/nmod>photo "
        "holding=hold/VBG/acl>man his>coat coat/obj>holding ."
    ),
    "a country described": (
        "It/nsubj>cut cut=cut/VBD lending/obj>cut in>Springfield Springfield/nmod>lending ,/punct>exporter "
        "an>exporter exporter/appos>Springfield ."
    ),
    "two infinitives": (
        "Smith/nsubj>said said=say/VBD Acme/nsubj>close would>close close/VB/ccomp>said and>sell "
        "sell/VB/conj>close it/obj>sell ."
    ),
    "two pasts": (
        "Smith/nsubj>said said=say/VBD Acme/nsubj>closed closed=close/VBD/ccomp>said and>sold "
        "sold=sell/VBD/conj>closed it/obj>sold ."
    ),
    "who plans": (
        "Smith/nsubj>said said=say/VBD she/nsubj>close would>close close/VB/ccomp>said and>planned "
        "planned=plan/VBD/conj>close it/obj>planned ."
    ),
    "several in a row": (
        "It/nsubj>sold sold=sell/VBD farms/NNS/obj>sold and>shops shops/NNS/conj>farms that/WDT/nsubj>sell "
        "sell/VBP/acl:relcl>farms food/obj>sell ."
    ),
    "who wants to leave": (
        "It/nsubj>asked asked=ask/VBD people/NNS/obj>asked who>want want/VBP/acl:relcl>people to>leave "
        "leave/VB/xcomp>want ."
    ),
    "a purpose": (
        "It/nsubj>used used=use/VBD Acme/nmod:poss>plant 's>Acme plant/obj>used to>build build/VB/advcl>used "
        "phones/NNS/obj>build ."
    ),
    "a person seen": (
        "It/nsubj>met met=meet/VBD people/NNS/obj>met seen=see/VBN/acl>people by>Acme Acme/obl:agent>seen ."
    ),
    "a place described": (
        "It/nsubj>opened opened=open/VBD a>plant plant/obj>opened in>Springfield Springfield/nmod>plant "
        ",/punct>capital the>capital capital/appos>Springfield ."
    ),
    "a firm described": (
        "It/nsubj>bought bought=buy/VBD Acme/obj>bought ,/punct>carmaker a>carmaker carmaker/appos>Acme ."
    ),
    "a person described twice": (
        "It/nsubj>met met=meet/VBD Smith/obj>met ,/punct>head the>head head/appos>Smith of>unit a>unit "
        "unit/nmod>head ,/punct>lawyer a>lawyer lawyer/appos>Smith ."
    ),
    "a game won": (
        "It/nsubj>won won=win/VBD the>final final/obj>won ,/punct>title its>title third/JJ/amod>title "
        "title/appos>final ."
    ),
    "a unit of the group": (
        "The>unit unit/nsubj>fell of>group the>group group/nmod>unit ,/punct>Acme Acme/appos>unit ,/punct>unit "
        "fell=fall/VBD ."
    ),
    "a loss driven": (
        "It/nsubj>posted posted=post/VBD a>loss loss/obj>posted ,/punct>driven driven=drive/VBN/acl>loss by>costs "
        "costs/NNS/obl:agent>driven ."
    ),
    "a plant that is closed": (
        "It/nsubj>has has/VERB a>contract contract/obj>has to>build build/VB/acl>contract a>plant plant/obj>build "
        ",/punct>closed which/nsubj>closed closed=close/VBD/acl:relcl>plant ."
    ),
    "who plays next": (
        "It/nsubj>is is/VERB a>point point/obl>is behind/IN>Springfield Springfield/nmod>point ,/punct>play who>play "
        "play/VBP/acl:relcl>Springfield Acme/obj>play ."
    ),
    "an office and a person with another": (
        "The/det>founder founder/nsubj>said and>Mary chief/JJ/amod>executive executive/nmod:desc>Mary "
        "Mary/conj>founder Smith/flat>Mary said=say/VBD ."
    ),
    "a member of two bodies": (
        "Smith/nsubj>left ,/punct>member a>member member/appos>Smith of>board the>board board/nmod>member "
        "and>council the>council council/conj>board ,/punct>Smith left=leave/VBD ."
    ),
    "a group of people": (
        "It/nsubj>met met=meet/VBD people/NNS/obj>met and>officials officials/NNS/conj>people who>hide "
        "hide/VBP/acl:relcl>people ."
    ),
    "reforms within a body": (
        "It/nsubj>has has/VERB reforms/NNS/obj>has in>body the>body body/nmod>reforms that/WDT/nsubj>widen would>widen "
        "widen/VB/acl:relcl>reforms its>focus focus/obj>widen ."
    ),
}


@pytest.mark.parametrize(("written", "names", "wanted"), MENDED.values(), ids=MENDED)
def test_it_hangs_on_another_word(written: str, names: dict[str, str], wanted: dict[str, tuple[str, str]]) -> None:
    assert mended(written, names) == wanted


@pytest.mark.parametrize("written", STAYING.values(), ids=STAYING)
def test_it_stays(written: str) -> None:
    assert mended(written, {}) == {}


def mended(written: str, names: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Arcs that repair changed, as they are after it."""
    doc = tree(written, names)
    before = {t.i: (t.dep_, t.head.i) for t in doc}
    repair(doc)
    return {t.text: (t.dep_, t.head.text) for t in doc if before[t.i] != (t.dep_, t.head.i)}
