namespace Loyalty.Grains.Members;

/// <summary>The shop's ids, by kind: an order and a return may have the same one.</summary>
internal static class CommandIds
{
    public static string Enrol(string member) => string.Concat("enrol/", member);

    public static string Purchase(string order) => string.Concat("purchase/", order);

    public static string Return(string id) => string.Concat("return/", id);

    public static string Activity(string id) => string.Concat("activity/", id);

    public static string Redemption(string id) => string.Concat("redemption/", id);

    public static string Capture(string redemption) => string.Concat("capture/", redemption);

    public static string Release(string redemption) => string.Concat("release/", redemption);

    public static string Gift(string id) => string.Concat("gift/", id);

    public static string Adjustment(string id) => string.Concat("adjustment/", id);

    public static string Approval(string adjustment) => string.Concat("approval/", adjustment);

    public static string Freeze(string id) => string.Concat("freeze/", id);

    public static string Invitation(string id) => string.Concat("invitation/", id);

    public static string Withdrawal(string invitation) => string.Concat("withdrawal/", invitation);

    public static string Profile(string id) => string.Concat("profile/", id);

    public static string Confirmation(long effect) => $"confirmed/{effect}";

    /// <summary>What another grain asked: its effect's id.</summary>
    public static string Effect(string id) => string.Concat("effect/", id);
}
