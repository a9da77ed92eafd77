namespace Loyalty.Journal.AzureTables.Service;

/// <summary>Addresses of tables and rows.</summary>
internal sealed class TableAddress(Uri service)
{
    private readonly string root = service.AbsoluteUri.TrimEnd('/');

    public string Tables => $"{root}/Tables";

    public string Batch => $"{root}/$batch";

    public string Table(string table) => $"{root}/{table}";

    public string Rows(string table, string query) => $"{root}/{table}()?{query}";

    public string Row(string table, string partition, string row) =>
        $"{root}/{table}(PartitionKey='{Literal(partition)}',RowKey='{Literal(row)}')";

    public static string Escaped(string text) => Uri.EscapeDataString(text);

    /// <summary>A text as it stands in a condition, between its quotes.</summary>
    public static string Literal(string text) => Escaped(text.Replace("'", "''", StringComparison.Ordinal));
}
