using System.Text.Json;

namespace Loyalty.Api.Access;

/// <summary>Scopes as they are written, and roles: names that stand for several.</summary>
internal static class ScopeNames
{
    private const Scope Checkout = Scope.ProgramRead | Scope.MemberRead | Scope.MemberWrite | Scope.OrderWrite | Scope.PointsSpend;

    private static readonly Dictionary<string, Scope> Roles = new()
    {
        ["checkout"] = Checkout,
        ["storefront"] = Checkout | Scope.TokenIssue,
        ["campaign"] = Scope.ProgramRead | Scope.ProgramWrite | Scope.PromotionWrite | Scope.ReportRead,
        ["support"] = Scope.ProgramRead | Scope.MemberRead | Scope.MemberWrite | Scope.PointsCorrect | Scope.PersonRead | Scope.PersonErase,
        ["finance"] = Scope.ProgramRead | Scope.MemberRead | Scope.ReportRead | Scope.FeedRead,
        ["admin"] = Every() & ~Scope.ActorSay,
    };

    private static readonly Dictionary<string, Scope> Names = Enum.GetValues<Scope>()
        .Where(scope => scope != Scope.None)
        .ToDictionary(NameOf);

    /// <summary>All scopes and roles, for whoever has named none of them.</summary>
    public static string Listed => string.Join(", ", Names.Keys.Concat(Roles.Keys));

    /// <summary>All that there is.</summary>
    public static Scope Every() => Enum.GetValues<Scope>().Aggregate((all, scope) => all | scope);

    /// <summary><c>member:read</c> and its like; of several the first.</summary>
    public static string NameOf(Scope scope) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName($"{scope}").Replace('-', ':');

    /// <summary>The roles that allow it, as people have them: those of shops' systems are left out where others do.</summary>
    public static string[] RolesThatMay(Scope scope) =>
        [.. Roles.Where(role => (role.Value & scope) != 0 && role.Key is not ("checkout" or "storefront")).Select(role => role.Key)];

    /// <summary>The names that are none.</summary>
    public static string[] Unknown(string[] names) => [.. names.Where(name => !Names.ContainsKey(name) && !Roles.ContainsKey(name))];

    /// <summary>What names come to. One that is not known, as a later release made the key, allows nothing.</summary>
    public static Scope Read(string[] names) => names.Aggregate(
        Scope.None, (all, name) => all | Names.GetValueOrDefault(name) | Roles.GetValueOrDefault(name));
}
