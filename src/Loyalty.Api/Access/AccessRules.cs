using Loyalty.Api.Console;
using Microsoft.AspNetCore.Cors;

namespace Loyalty.Api.Access;

/// <summary>
/// Who may call what, for every endpoint by its name, or its pattern where it has none. One that is missing here is refused to
/// everybody, and a test that lists the endpoints itself fails.
/// </summary>
internal static class AccessRules
{
    private static readonly Dictionary<string, AccessRule> Rules = new()
    {
        ["IsLive"] = AccessRule.Open,
        ["IsReady"] = AccessRule.Open,
        ["GetProgramSchema"] = AccessRule.Open,
        ["/openapi/{documentName}.json"] = AccessRule.Open,
        ["OpenConsole"] = AccessRule.Open,
        ["SignIn"] = AccessRule.Open,
        ["SignOut"] = AccessRule.Open,

        ["GetProgram"] = Scope.ProgramRead,
        ["PutProgram"] = AccessRule.Staff(Scope.ProgramWrite),
        ["TryProgram"] = Scope.ProgramWrite,
        ["MoveClock"] = AccessRule.Staff(Scope.ProgramWrite),
        ["ListPromotions"] = Scope.ProgramRead,
        ["PutPromotion"] = AccessRule.Staff(Scope.PromotionWrite),
        ["ActivatePromotion"] = AccessRule.Staff(Scope.PromotionWrite),
        ["DeactivatePromotion"] = AccessRule.Staff(Scope.PromotionWrite),
        ["QuotePurchase"] = Scope.ProgramRead,
        ["ListRewards"] = new() { Needs = Scope.ProgramRead, Token = OfMember.InQuery },

        ["EnrolMember"] = Scope.MemberWrite,
        ["DescribeMember"] = new() { Needs = Scope.MemberWrite, AsksWho = true },
        ["GetReferralCode"] = Scope.MemberWrite,
        ["GetMember"] = new() { Needs = Scope.MemberRead, Token = OfMember.InPath },
        ["GetLedger"] = new() { Needs = Scope.MemberRead, Token = OfMember.InPath },
        ["FollowMember"] = new() { Needs = Scope.MemberRead, Token = OfMember.InPath, Lasts = true },
        ["IssueBrowserToken"] = Scope.TokenIssue,

        ["GetPerson"] = AccessRule.Staff(Scope.PersonRead),
        ["FindPeople"] = AccessRule.Staff(Scope.PersonRead),
        ["ExportMember"] = AccessRule.Staff(Scope.PersonRead),
        ["EraseMember"] = AccessRule.Staff(Scope.PersonErase),

        ["AwardPurchase"] = Scope.OrderWrite,
        ["AwardActivity"] = Scope.OrderWrite,
        ["ReturnGoods"] = Scope.OrderWrite,
        ["RedeemPoints"] = Scope.PointsSpend,
        ["CaptureRedemption"] = Scope.PointsSpend,
        ["ReleaseRedemption"] = Scope.PointsSpend,
        ["GivePoints"] = Scope.PointsSpend,
        ["GetVoucher"] = Scope.PointsSpend,
        ["UseVoucher"] = Scope.PointsSpend,

        ["CancelVoucher"] = AccessRule.Staff(Scope.PointsCorrect),
        ["AdjustPoints"] = AccessRule.Staff(Scope.PointsCorrect),
        ["ApproveAdjustment"] = AccessRule.Staff(Scope.PointsCorrect),
        ["FreezeMember"] = AccessRule.Staff(Scope.PointsCorrect),
        ["UnfreezeMember"] = AccessRule.Staff(Scope.PointsCorrect),
        ["InviteMember"] = AccessRule.Staff(Scope.PointsCorrect),
        ["WithdrawInvitation"] = AccessRule.Staff(Scope.PointsCorrect),

        ["ReportLiability"] = Scope.ReportRead,
        ["ReportPoints"] = Scope.ReportRead,
        ["ReportTiers"] = Scope.ReportRead,
        ["ReportMembers"] = Scope.ReportRead,
        ["ReportPromotions"] = Scope.ReportRead,
        ["ReportPartners"] = Scope.ReportRead,
        ["/v1/programs/{program}/reports/{report}"] = Scope.ReportRead,
        ["RebuildReports"] = AccessRule.Staff(Scope.ProgramWrite),

        ["ReadFeed"] = Scope.FeedRead,
        ["ListWebhooks"] = Scope.WebhookWrite,
        ["GetWebhook"] = Scope.WebhookWrite,
        ["ListDeadLetters"] = Scope.WebhookWrite,
        ["PutWebhook"] = AccessRule.Staff(Scope.WebhookWrite),
        ["RemoveWebhook"] = AccessRule.Staff(Scope.WebhookWrite),
        ["RotateWebhookSecret"] = AccessRule.Staff(Scope.WebhookWrite),
        ["PingWebhook"] = AccessRule.Staff(Scope.WebhookWrite),
        ["ResendDeadLetter"] = AccessRule.Staff(Scope.WebhookWrite),

        ["ListKeys"] = Scope.KeyWrite,
        ["MakeKey"] = AccessRule.Staff(Scope.KeyWrite),
        ["RotateKey"] = AccessRule.Staff(Scope.KeyWrite),
        ["RevokeKey"] = AccessRule.Staff(Scope.KeyWrite),
        ["ListAudit"] = Scope.AuditRead,
        ["ListProgramAudit"] = Scope.AuditRead,
    };

    /// <summary>The rule of an endpoint, by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that name.</exception>
    public static AccessRule Of(string name) => Rules[name];

    /// <summary>Gives each endpoint that is mapped below its rule.</summary>
    public static RouteGroupBuilder WithAccessRules(this RouteGroupBuilder endpoints)
    {
        ((IEndpointConventionBuilder)endpoints).Finally(Add);
        return endpoints;
    }

    private static void Add(EndpointBuilder endpoint)
    {
        var name = endpoint.Metadata.OfType<IEndpointNameMetadata>().LastOrDefault()?.EndpointName;
        var pattern = (endpoint as RouteEndpointBuilder)?.RoutePattern.RawText;
        var same = endpoint.Metadata.OfType<SameAs>().LastOrDefault();
        var found = Rules.GetValueOrDefault(same?.Name ?? name ?? "") ?? Rules.GetValueOrDefault(pattern ?? "");
        if ((same is null || found is null ? found : same.Rule(found)) is not { } rule)
            return;
        endpoint.Metadata.Add(rule);
        if (rule.Token != OfMember.Nowhere && same is null)
            endpoint.Metadata.Add(new EnableCorsAttribute(PageOrigins.Policy));
    }
}
