package org.aidwire.query.status;

import java.util.List;
import org.aidwire.contract.KafkaBinding.ReadRecord.Event;

/** A small record on which every answer has something in every member. */
final class Sample {

    static final String BODY = "Kyiv will send a detailed request. Air defence comes first.";

    private static final String TALKS =
            """
            {'id':'s-talks','act':'CONSULT','speaker':{'affiliation':'UA'},
             'article':{'uri':'urn:kyiv:1'}}
            """;

    private Sample() {}

    static List<Event> events() {
        Newsdesk desk = new Newsdesk();
        requests(desk);
        repeatedRequests(desk);
        grain(desk);
        goods(desk);
        weapons(desk);
        context(desk);
        hidden(desk);
        return desk.events();
    }

    private static void requests(Newsdesk desk) {
        desk.article(
                        "2024-10-31T09:00:00Z",
                        """
                        {'uri':'urn:kbs:1','outlet':{'name':'KBS','domain':'kbs.co.kr'},
                         'headline':'A request is coming','body':'%s',
                         'publishedAt':'2024-10-31T09:00:00Z'}
                        """
                                .formatted(BODY))
                .article(
                        "2024-10-31T10:00:00Z",
                        """
                        {'uri':'urn:kbs:1','version':2,'outlet':{'name':'KBS','domain':'kbs.co.kr'},
                         'headline':'A detailed request is coming','body':'%s Artillery too.',
                         'publishedAt':'2024-10-31T09:00:00Z','corrects':'urn:kbs:1',
                         'byline':'A. Reporter','language':'en','photoCredit':'KBS',
                         'expires':'2099-01-01T00:00:00Z','editorNote':'checked',
                         'url':'https://kbs.example/1'}
                        """
                                .formatted(BODY))
                .statement(
                        "2024-10-31T09:00:00Z",
                        """
                        {'id':'s-request','act':'REQUEST','modality':'INTENDED',
                         'article':{'uri':'urn:kbs:1','version':1},'outlet':'KBS',
                         'speaker':{'name':'Volodymyr Zelensky','role':'president','affiliation':'UA'},
                         'verbatim':true,'span':{'start':0,'end':34},'saidAt':'2024-10-31',
                         'provenance':{'by':'FEED','version':'desk-1','confidence':0.9},
                         'aid':{'items':['AIR_DEFENCE','ARTILLERY'],
                                'quantity':{'unit':'batteries'}}}
                        """);
    }

    private static void repeatedRequests(Newsdesk desk) {
        desk.article(
                        "2024-11-25T22:00:00Z",
                        """
                        {'uri':'urn:scmp:1','outlet':{'name':'South China Morning Post'},
                         'headline':'A delegation','body':'A source says so.',
                         'publishedAt':'2024-11-25T22:00:00Z',
                         'embargoedUntil':'2024-11-25T22:00:00Z'}
                        """)
                .article(
                        "2024-11-26T08:47:00Z",
                        """
                        {'uri':'urn:kyiv:1','outlet':{'name':'Kyiv Outlet'},
                         'headline':'A delegation, says SCMP','body':'It is reported.',
                         'publishedAt':'2024-11-26T08:47:00Z',
                         'credits':[{'outlet':'SCMP','relation':'CITES','uri':'urn:scmp:1'}]}
                        """)
                .statement(
                        "2024-11-26T08:47:00Z",
                        """
                        {'id':'s-delegation','act':'REQUEST','modality':'INTENDED',
                         'attribution':'ANONYMOUS_SOURCE','article':{'uri':'urn:kyiv:1'},
                         'aid':{'items':['AIR_DEFENCE']}}
                        """)
                .statement(
                        "2024-11-28T12:00:00Z",
                        """
                        {'id':'s-sale','act':'DECLINE','attribution':'OFFICIAL_UNNAMED',
                         'outlet':'SBS','aid':{'items':['AIR_DEFENCE'],'terms':'SALE'}}
                        """);
    }

    private static void grain(Newsdesk desk) {
        desk.statement(
                        "2024-11-24T06:00:00Z",
                        """
                        {'id':'s-grain','act':'COMMIT','outlet':'Yonhap',
                         'speaker':{'name':'Kang','affiliation':'KR'},
                         'aid':{'recipient':'WFP','channel':'WFP','supplier':'UA','items':['FOOD_GRAIN'],
                                'period':2025,'terms':'GIFT',
                                'beneficiaries':[{'party':'YE','basis':'EXAMPLE'},
                                                 {'party':'SO','basis':'EXAMPLE'}],
                                'amount':{'value':6E+6,'currency':'USD','extent':'TOTAL'}}}
                        """)
                .statement(
                        "2024-11-24T08:00:00Z",
                        """
                        {'id':'s-grain-2023a','act':'COMMIT','modality':'HISTORICAL',
                         'attribution':'OUTLET','outlet':'Korea JoongAng Daily',
                         'aid':{'recipient':'WFP','items':['FOOD_GRAIN'],'period':2023,
                                'amount':{'value':6000000,'currency':'USD','extent':'TOTAL'}}}
                        """)
                .statement(
                        "2024-11-24T09:00:00Z",
                        """
                        {'id':'s-grain-2023b','act':'COMMIT','modality':'HISTORICAL',
                         'attribution':'OUTLET','outlet':'YTN',
                         'aid':{'recipient':'WFP','items':['FOOD_GRAIN'],'period':2023,
                                'amount':{'value':3000000,'currency':'USD','extent':'TOTAL'}}}
                        """);
    }

    private static void goods(Newsdesk desk) {
        desk.statement(
                        "2024-11-20T00:00:00Z",
                        """
                        {'id':'s-rations','act':'DELIVER','attribution':'OUTLET','outlet':'Daily',
                         'happenedAt':'2024-03-01T10:00:00+09:00',
                         'origin':{'outlet':'Reuters','relation':'CITES'},
                         'aid':{'items':['RATIONS'],'package':'P-1',
                                'quantity':{'count':1000,'unit':'boxes'}}}
                        """)
                .statement(
                        "2024-11-20T01:00:00Z",
                        """
                        {'id':'s-several','act':'PLEDGE','outlet':'Daily',
                         'speaker':{'affiliation':'KR'},
                         'aid':{'items':['RATIONS','GAS_MASKS'],
                                'amount':{'value':1500000.50,'currency':'EUR','basis':'ESTIMATED'},
                                'quantity':{'count':20}}}
                        """);
    }

    private static void weapons(Newsdesk desk) {
        desk.statement(
                        "2024-11-07T03:00:00Z",
                        """
                        {'id':'s-consider','act':'CONSIDER','modality':'CONDITIONAL',
                         'condition':'what the North does','outlet':'Yonhap',
                         'speaker':{'name':'Yoon Suk Yeol','affiliation':'KR'},
                         'aid':{'items':['LETHAL_UNSPECIFIED']}}
                        """)
                .statement(
                        "2024-11-08T00:00:00Z",
                        """
                        {'id':'s-pledge-said','act':'PLEDGE','attribution':'ANONYMOUS_SOURCE',
                         'outlet':'Daily','aid':{'items':['LETHAL_UNSPECIFIED']}}
                        """)
                .statement(
                        "2024-11-09T00:00:00Z",
                        """
                        {'id':'s-asks-again','act':'REQUEST','speaker':{'affiliation':'UA'},
                         'outlet':'Daily','aid':{'items':['LETHAL_UNSPECIFIED']}}
                        """)
                .statement(
                        "2024-11-10T00:00:00Z",
                        """
                        {'id':'s-denial','act':'CONSIDER','modality':'DENIED',
                         'speaker':{'affiliation':'KR'},'saidAt':'2024-11-10T00:00:00Z',
                         'aid':{'items':['LETHAL_UNSPECIFIED']}}
                        """)
                .statement(
                        "2024-11-11T00:00:00Z",
                        """
                        {'id':'s-shells','act':'COMMIT','speaker':{'affiliation':'DE'},
                         'aid':{'donor':'DE','items':['SHELLS']}}
                        """)
                .statement(
                        "2024-11-12T00:00:00Z",
                        """
                        {'id':'s-general-stop','act':'SUSPEND','speaker':{'affiliation':'DE'},
                         'aid':{'donor':'DE','items':['MILITARY_UNSPECIFIED']}}
                        """);
    }

    private static void context(Newsdesk desk) {
        desk.statement("2024-11-26T10:00:00Z", TALKS);
        String[][] words = {
            {"s-position", "POSITION", "ASSERTED", "KR"},
            {"s-condition", "CONDITION", "ASSERTED", "KR"},
            {"s-warning", "WARN", "ASSERTED", "RU"},
            {"s-objection", "OPPOSE", "ASSERTED", "KR-PARLIAMENT"},
            {"s-forecast", "FORECAST", "PREDICTED", "KR-OTHER"},
            {"s-permit", "PERMIT", "ASSERTED", "DE"},
            {"s-silence", "NO_COMMENT", "ASSERTED", "KR"},
        };
        for (String[] word : words) {
            desk.statement(
                    "2024-11-26T10:00:00Z",
                    """
                    {'id':'%s','act':'%s','modality':'%s','speaker':{'affiliation':'%s'},
                     'article':{'uri':'urn:kyiv:1'}}
                    """
                            .formatted((Object[]) word));
        }
    }

    /** What does not stand, what is under embargo, and what has expired. */
    private static void hidden(Newsdesk desk) {
        desk.article(
                        "2024-11-01T00:00:00Z",
                        "{'uri':'urn:kbs:1','headline':'Another story','body':'Quite another.'}")
                .article(
                        "2024-11-02T00:00:00Z",
                        """
                        {'uri':'urn:secret:1','outlet':{'name':'Secret'},'headline':'Not yet',
                         'body':'Nobody may read it.','embargoedUntil':'2099-01-01T00:00:00Z'}
                        """)
                .article(
                        "2024-11-02T01:00:00Z",
                        "{'uri':'urn:secret:1','outlet':{'name':'Secret'},'headline':'Other'}")
                .statement(
                        "2024-11-02T00:00:00Z",
                        """
                        {'id':'s-secret','act':'DELIVER','article':{'uri':'urn:secret:1'},
                         'speaker':{'affiliation':'KR'},'aid':{'items':['PATRIOT']}}
                        """)
                .statement(
                        "2024-11-02T01:00:00Z",
                        """
                        {'id':'s-secret','act':'PLEDGE','article':{'uri':'urn:secret:1'},
                         'speaker':{'affiliation':'KR'},'aid':{'items':['PATRIOT']}}
                        """)
                .article(
                        "2024-11-03T00:00:00Z",
                        """
                        {'uri':'urn:gone:1','outlet':{'name':'Gone'},'headline':'Once','body':'Text.',
                         'publishedAt':'2024-11-03T00:00:00Z','expires':'2024-12-01T00:00:00Z'}
                        """)
                .statement(
                        "2024-11-03T00:00:00Z",
                        """
                        {'id':'s-gone','act':'DELIVER','article':{'uri':'urn:gone:1'},
                         'attribution':'OUTLET','aid':{'items':['DEMINING']}}
                        """)
                .as("another desk")
                .article(
                        "2024-11-01T00:00:01Z",
                        "{'uri':'urn:kbs:1','headline':'Another story','body':'Quite another.'}")
                .statement("2024-11-26T10:00:01Z", TALKS)
                .writingFor("Somebody else")
                .statement(
                        "2024-11-04T00:00:00Z",
                        """
                        {'id':'s-request','version':2,'act':'REQUEST','outlet':'KBS',
                         'aid':{'items':['AIR_DEFENCE']}}
                        """);
    }
}
