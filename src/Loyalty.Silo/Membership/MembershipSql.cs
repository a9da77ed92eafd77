using Loyalty.Journal;

namespace Loyalty.Silo.Membership;

/// <summary>The texts of the <c>.sql</c> files beside the membership table.</summary>
internal static class MembershipSql
{
    public static SqlFiles Files { get; } = new(typeof(MembershipSql).Assembly, "Loyalty.Silo.Membership.Sql");

    public static string Text(string name) => Files.Text(name);
}
