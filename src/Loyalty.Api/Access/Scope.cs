namespace Loyalty.Api.Access;

/// <summary>What a key may do. Each is written <c>noun:verb</c> in the API, see <see cref="ScopeNames"/>.</summary>
[Flags]
internal enum Scope : long
{
    None = 0,

    /// <summary>Read programs, promotions and the catalogue of rewards, and ask for quotes.</summary>
    ProgramRead = 1 << 0,

    /// <summary>Put programs, try them on stored history, move a sandbox's clock.</summary>
    ProgramWrite = 1 << 1,

    /// <summary>Put and switch promotions.</summary>
    PromotionWrite = 1 << 2,

    /// <summary>Read members: balance, tier, ledger, live.</summary>
    MemberRead = 1 << 3,

    /// <summary>Enrol members and change what is known of them.</summary>
    MemberWrite = 1 << 4,

    /// <summary>Award purchases and activities, take returns.</summary>
    OrderWrite = 1 << 5,

    /// <summary>Redeem and give points, use vouchers.</summary>
    PointsSpend = 1 << 6,

    /// <summary>What staff do: correct points, freeze, invite, cancel vouchers.</summary>
    PointsCorrect = 1 << 7,

    /// <summary>Issue tokens for members' browsers.</summary>
    TokenIssue = 1 << 8,

    /// <summary>Look people up and export what is known of them.</summary>
    PersonRead = 1 << 9,

    /// <summary>Erase people.</summary>
    PersonErase = 1 << 10,

    /// <summary>Read reports.</summary>
    ReportRead = 1 << 11,

    /// <summary>Read the feed of events.</summary>
    FeedRead = 1 << 12,

    /// <summary>Set up endpoints for webhooks, look at what they were sent, and send it again.</summary>
    WebhookWrite = 1 << 13,

    /// <summary>Read who did what.</summary>
    AuditRead = 1 << 14,

    /// <summary>Make, rotate and revoke keys. Good only in a key for all programs.</summary>
    KeyWrite = 1 << 15,

    /// <summary>Say in a request who the person is that acts, for a back office that has its own sign-in.</summary>
    ActorSay = 1 << 16,
}
