namespace Loyalty.Grains.Members;

/// <summary>The shop's ids, by kind: an order and a return may have the same one.</summary>
internal static class CommandIds
{
    public static string Enrol(string member) => string.Concat("enrol/", member);

    public static string Purchase(string order) => string.Concat("purchase/", order);

    public static string Return(string id) => string.Concat("return/", id);

    public static string Activity(string id) => string.Concat("activity/", id);

    public static string Redemption(string id) => string.Concat("redemption/", id);
}
