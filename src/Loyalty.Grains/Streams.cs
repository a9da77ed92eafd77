namespace Loyalty.Grains;

/// <summary>Names of the streams in the journal.</summary>
internal static class Streams
{
    public const string Catalogues = "catalogue/";

    /// <summary>The keys of the API.</summary>
    public const string Keys = "keys/engine";

    /// <summary>The trail of privileged acts whose grain has a key.</summary>
    public static string OfAudit(string key) => string.Concat("audit/", key);

    public static string Catalogue(string program) => Catalogues + program;

    public static string Members(string program) => $"member/{program}/";

    /// <summary>The stream of the member whose grain has a key.</summary>
    public static string OfMember(string key) => string.Concat("member/", key);

    /// <summary>The stream of the budget whose promotion's grain has a key.</summary>
    public static string OfPromotion(string key) => string.Concat("promotion/", key);

    /// <summary>Who a member is: apart from the ledger, so that it can be erased without it.</summary>
    public static string Person(string program, string member) => $"person/{program}/{member}";

    /// <summary>What a program's streams that may have something to do begin with, and the key of the grain of each.</summary>
    public static IEnumerable<string> ThatCatchUp(string program) => [Members(program), $"referral/{program}/", $"voucher/{program}/"];

    /// <summary>The stream of the voucher whose grain has a key.</summary>
    public static string OfVoucher(string key) => string.Concat("voucher/", key);

    /// <summary>The stream of the referral code whose grain has a key.</summary>
    public static string OfReferral(string key) => string.Concat("referral/", key);

    /// <summary>The stream of the stock whose grain has a key.</summary>
    public static string OfReward(string key) => string.Concat("reward/", key);

    public const string AllWebhooks = "webhook/";

    public static string Webhooks(string program) => $"{AllWebhooks}{program}/";

    /// <summary>The stream of the webhook whose grain has a key.</summary>
    public static string OfWebhook(string key) => string.Concat(AllWebhooks, key);

    /// <summary>The program of a member's stream; null for any other stream.</summary>
    public static string? ProgramOfMember(string stream) =>
        stream.StartsWith("member/", StringComparison.Ordinal) ? stream.Split('/', 3)[1] : null;
}
