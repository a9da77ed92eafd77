namespace Loyalty.Journal.Postgres;

/// <summary>The texts of the <c>.sql</c> files beside this adapter.</summary>
internal static class Sql
{
    public static SqlFiles Files { get; } = new(typeof(Sql).Assembly, "Loyalty.Journal.Postgres.Sql");

    public static string Text(string name) => Files.Text(name);
}
