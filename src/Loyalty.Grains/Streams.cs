namespace Loyalty.Grains;

/// <summary>Names of the streams in the journal.</summary>
internal static class Streams
{
    public const string Catalogues = "catalogue/";

    public static string Catalogue(string program) => Catalogues + program;

    public static string Members(string program) => $"member/{program}/";

    /// <summary>The stream of the member whose grain has a key.</summary>
    public static string OfMember(string key) => string.Concat("member/", key);

    /// <summary>The stream of the budget whose promotion's grain has a key.</summary>
    public static string OfPromotion(string key) => string.Concat("promotion/", key);

    /// <summary>Who a member is: apart from the ledger, so that it can be erased without it.</summary>
    public static string Person(string program, string member) => $"person/{program}/{member}";

    /// <summary>The program of a member's stream; null for any other stream.</summary>
    public static string? ProgramOfMember(string stream) =>
        stream.StartsWith("member/", StringComparison.Ordinal) ? stream.Split('/', 3)[1] : null;
}
