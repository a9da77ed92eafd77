namespace Loyalty.Journal.Sqlite;

/// <summary>The texts of the <c>.sql</c> files beside this adapter.</summary>
internal static class Sql
{
    private static readonly SqlFiles Files = new(typeof(Sql).Assembly, "Loyalty.Journal.Sqlite.Sql");

    public static IReadOnlyList<string> SchemaSteps => Files.SchemaSteps;

    public static string Text(string name) => Files.Text(name);
}
