"""Reports, what a spinner made of each, and another report on the same subject: (original, spun copy, other)."""

TRIPLES = [
    (
        "The parliament of Fiji adopted the budget of 412 million dollars on Friday after a debate of 31 hours. "
        "Finance Minister Mere Tuilagi told reporters in Suva that teachers in Kadavu and Lau would get a rise in "
        "July. The opposition, led by Jona Vatubua, left before the vote. Australia and Japan will pay for 14 "
        "ferries.",
        "Fiji's legislature handed the spending plan of 412 million dollars on Friday following a dialogue of 31 "
        "hours. The nation's Finance Minister Mere Tuilagi informed journalists in Suva that lecturers in Kadavu "
        "and Lau would obtain a increase in July. The opposite camp, headed by Jona Vatubua, exited previous to the "
        "ballot. Each Australia and Japan can pay for 14 boats.",
        "Fiji's finance minister, Mere Tuilagi, has defended her budget against unions in Suva, who want more than "
        "the 4 percent on offer. Their leader, Ana Kuruvoli, spoke before 600 nurses in Lautoka on Monday. A strike "
        "is planned for 18 July, when a delegation from New Zealand and the Asian Development Bank is in Nadi.",
    ),
    (
        "Sudanese shells killed 17 people at a funeral in Tine on Wednesday, the governor of Wadi Fira, Idriss "
        "Abakar, said. The wounded were flown to Abeche aboard a plane of the French army. Chad has recalled its "
        "ambassador from Port Sudan, and the African Union called a meeting in Addis Ababa for 9 December.",
        "The shells of Sudanese forces slaughtered 17 folks at a burial in Tine on Wednesday, mentioned the "
        "governor of Wadi Fira, Idriss Abakar. The injured had been airlifted to Abeche onboard an plane of the "
        "French navy. Neighbouring Chad has referred to as again its envoy from Port Sudan, whereas the African "
        "Union known as a gathering in Addis Ababa for 9 December.",
        "Chad closed its border with Sudan at Adre on Thursday, two days after the shelling of Tine. President "
        "Mahamat Saleh told the army in N'Djamena to answer fire. The UN counts 31,000 people who crossed in "
        "November. The governor of Ouaddai, Bichara Issa, asked Germany and Norway for tents and 900 tonnes of "
        "grain.",
    ),
    (
        "Peru has arrested 43 miners in Madre de Dios and burnt their dredges, Interior Minister Rosa Quispe said "
        "in Lima. Brazil lent two helicopters, which flew from Rio Branco. The gold, 81 kilos of it, had been bound "
        "for Bolivia by way of Puerto Heath. The head of the miners, Lucho Amaru, is said to be in Cusco.",
        "Authorities in Peru have detained 43 diggers in Madre de Dios and torched their dredging machines, "
        "Interior Minister Rosa Quispe introduced in Lima. Neighbour Brazil loaned a pair of choppers, which took "
        "off from Rio Branco. The valuable metallic, 81 kilos in complete, was headed to Bolivia through Puerto "
        "Heath. The chief of the diggers, Lucho Amaru, is believed to be in Cusco.",
        "Illegal gold from Peru pays for arms in Bolivia and Brazil, a study of the University of Cusco says. In "
        "Madre de Dios alone 50,000 people live off it. Its author, Julia Mamani, interviewed miners in Puerto "
        "Maldonado and Cobija. Switzerland and India buy most of the metal, 94 tonnes in 2023.",
    ),
    (
        "Armenia and Georgia will link their power grids at Ayrum by 2027, ministers agreed in Tbilisi on Tuesday. "
        "The line of 280 megawatts is paid for by KfW of Germany and the European Investment Bank. Energy Minister "
        "Davit Saroyan said it would free Yerevan from gas. Azerbaijan was not invited; Baku called the plan a toy.",
        "The ability grids of Armenia and Georgia might be linked at Ayrum by 2027, officers determined in Tbilisi "
        "on Tuesday. This line of 280 megawatts is financed by KfW of Germany and the European Investment Bank. "
        "Saying it could liberate from gasoline town of Yerevan was Energy Minister Davit Saroyan. Left out was "
        "Azerbaijan; the capital Baku dubbed the proposal a toy.",
        "Georgia will sell power to Turkey through a second line from Akhaltsikhe, the operator GSE said on Friday. "
        "It loses 19 percent on the way to Erzurum. Minister Nino Tsereteli told Rustavi that Armenia might join "
        "later. Russia, which owns plants on the Enguri, has asked for its share of 35 million dollars.",
    ),
    (
        "A patrol of the Philippine coast guard was rammed off Palawan on Sunday, and 3 of its 26 men were hurt. "
        "The Chinese ship, number 5403, sailed on to Mischief Reef. Manila summoned Ambassador Huang Wei. Senator "
        "Lito Bautista asked Washington for escorts, and Vietnam sent a doctor from Cam Ranh to Puerto Princesa.",
        "On Sunday a Philippine coast guard vessel was struck off Palawan, and 3 of the 26 sailors aboard had been "
        "injured. China's boat, with the Chinese hull number 5403, continued to Mischief Reef. In protest Manila "
        "known as in Ambassador Huang Wei. Lawmaker and Senator Lito Bautista requested Washington for safety, "
        "whereas neighbour Vietnam despatched a physician from Cam Ranh to Puerto Princesa.",
        "China has moved a floating pier to Mischief Reef, pictures of the firm Skylens show. The Philippine navy "
        "counted 41 ships near Palawan in a week. Defence Secretary Ramon Diaz will fly to Tokyo on 4 March to ask "
        "for radars. Indonesia and Malaysia want talks first, and ASEAN meets in Vientiane in 2026.",
    ),
    (
        "Norway fined the trawler Nordsild 2.4 million crowns for fishing cod off Bear Island, a judge in Tromso "
        "ruled on Monday. Captain Igor Melnik of Murmansk may go home. The ship of 62 metres stays in Hammerfest. "
        "Russia's consul, Yelena Orlova, called it theft; the union Fiskarlag in Alesund said the sum was small.",
        "The trawler Nordsild was penalized by Norway with 2.4 million crowns for catching cod off Bear Island, a "
        "choose in Tromso dominated on Monday. Free to depart is skipper Igor Melnik of Murmansk. Held in port at "
        "Hammerfest is the vessel of 62 metres. For the consul of Russia, Yelena Orlova, it's robbery; the "
        "affiliation Fiskarlag in Alesund thought-about the quantity tiny.",
        "Cod quotas in the Barents Sea fall by 25 percent, Norway and Russia agreed in Kirkenes. The talks took 16 "
        "days. Minister Marianne Sandvik said scientists in Bergen had asked for more. Off Svalbard, where Iceland "
        "and Spain fish too, inspectors of the coast guard boarded 118 boats in 2024.",
    ),
    (
        "Kenya and Ethiopia opened the road from Isiolo to Moyale on Thursday, 505 kilometres after ten years of "
        "work. The presidents met at the bridge of Merille. China Wu Yi built it with money of the African "
        "Development Bank. In Marsabit elders of the Borana and the Gabra signed a peace; Governor Halima Dub wept.",
        "The freeway from Isiolo to Moyale was inaugurated by Kenya and Ethiopia on Thursday, spanning 505 "
        "kilometres after a decade of labour. Its ribbon was reduce at Merille by the heads of state. The builder "
        "was China Wu Yi utilizing funds of the African Development Bank. The elders in Marsabit of the Borana and "
        "the Gabra inked a truce; in tears was Governor Halima Dub.",
        "Truck drivers stopped the traffic at Moyale for three days over fees that Ethiopia has raised to 75 "
        "dollars. Kenya's transport minister, Peter Lelei, flew to Hawassa on Saturday. The port of Lamu loses 200 "
        "containers a day, a manager of Maersk in Mombasa said. Somalia offers Kismayo instead.",
    ),
    (
        "Spain has returned 72 migrants to Mauritania, the Guardia Civil said in Las Palmas on Wednesday. Their "
        "boat had left Nouadhibou on 11 August with 96 aboard. Seven of the survivors, all from Mali, may stay. The "
        "lawyer Carmen Ojeda of the group Walking Borders will go to court in Madrid and, if need be, Strasbourg.",
        "In all 72 migrants have been despatched again by Spain to Mauritania, in response to the Guardia Civil in "
        "Las Palmas on Wednesday. The vessel with them departed from Nouadhibou on 11 August carrying 96 folks. A "
        "few survivors from Mali can stay. An legal professional, Carmen Ojeda of the organisation Walking Borders, "
        "plans a lawsuit in Madrid and, if mandatory, in Strasbourg.",
        "Mauritania counted 52,000 arrests on its coasts this year, its interior ministry said in Nouakchott. Spain "
        "and the European Union pay 210 million euros. Senegal protested over 600 of its men left at Rosso, and the "
        "doctor Awa Ndiaye of the Red Crescent found scabies in the camp of Nouadhibou.",
    ),
    (
        "Kazakhstan will let 1,200 lorries a day pass at Khorgos from June, Deputy Prime Minister Serik Tleuov said "
        "in Almaty. China had asked for 2,000. The customs of Kyrgyzstan fear for Torugart. A train from Xi'an "
        "reached Poti in 15 days, and the firm KTZ wants a terminal with PSA of Singapore at Aktau.",
        "A complete of 1,200 vehicles each day can be allowed at Khorgos from June by Kazakhstan, Deputy Prime "
        "Minister Serik Tleuov mentioned in Almaty, whereas 2,000 had been requested. Worries exist on the customs "
        "of Kyrgyzstan about Torugart. A prepare from Xi'an arrived in Poti after 15 days, and the corporate KTZ "
        "needs a hub with PSA of Singapore at Aktau.",
        "The queue at Khorgos is 17 kilometres long, drivers say. Kazakhstan blames a new scanner of China's "
        "customs. Fruit from Tashkent rots; Uzbekistan's trade minister, Laziz Umarov, phoned Beijing and Astana on "
        "Sunday. The rate for a lorry to Moscow rose to 9,500 dollars, the union KazLogistics said.",
    ),
    (
        "Haiti's council named the judge Marie Desrosiers prime minister on Monday, the fourth in 18 months. Gangs "
        "under Jimmy Cherizier hold most of Port-au-Prince. Kenya has 730 policemen there and wants to leave by "
        "October. The Dominican Republic shut Dajabon, and Canada promised 40 trainers for the school in "
        "Cap-Haitien.",
        "On Monday choose Marie Desrosiers was appointed premier by the ruling council, the fourth in 18 months. A "
        "lot of the capital, Port-au-Prince, is within the palms of gangs beneath Jimmy Cherizier. Some 730 "
        "officers from Kenya are deployed however need out by October. The crossing at Dajabon was closed by the "
        "Dominican Republic, whereas Canada pledged 40 instructors for the academy in Cap-Haitien.",
        "Police retook the customs house of Port-au-Prince with drones on Friday. Eleven men of Jimmy Cherizier "
        "died, Kenya's commander, Godfrey Otunge, said. Haiti has no ferry to Jeremie since 2 June. The United "
        "States flew 60 of its citizens to Miami, and the Red Cross buried the dead at Titanyen.",
    ),
]
