using Loyalty.Cli.Mapping;

namespace Loyalty.Cli.OrderHistory;

/// <summary>Where the mapped columns stand in this file.</summary>
internal sealed record ColumnPositions
{
    public required int Order { get; init; }
    public required int Sku { get; init; }
    public required int Quantity { get; init; }
    public required int UnitPrice { get; init; }
    public required int Time { get; init; }
    public required int Member { get; init; }
    public required int? Region { get; init; }
    public required int? Currency { get; init; }
    public required int? Category { get; init; }
    public required int? ReturnMark { get; init; }

    /// <summary>Columns that a record must have at least.</summary>
    public required int Needed { get; init; }

    /// <exception cref="MappingException">The header lacks a column that the mapping names.</exception>
    public static ColumnPositions Find(ColumnMapping mapping, IReadOnlyList<string> header)
    {
        var names = header.Select(name => name.Trim()).ToList();
        var wanted = mapping.Columns.Named().ToList();
        if (mapping.Returns.Column is { } mark)
            wanted.Add(("returns.column", mark));
        var missing = wanted
            .Where(named => !names.Contains(named.Column))
            .Select(named => $"\"{named.Column}\" ({named.Meaning})")
            .ToList();
        if (missing.Count > 0)
        {
            var present = names.Select(name => $"\"{name}\"");
            throw new MappingException(
                $"The file has no column {string.Join(", ", missing)}. Its columns are: {string.Join(", ", present)}.");
        }

        var columns = mapping.Columns;
        int? Optional(string? name) => name is null ? null : names.IndexOf(name);
        return new()
        {
            Order = names.IndexOf(columns.Order),
            Sku = names.IndexOf(columns.Sku),
            Quantity = names.IndexOf(columns.Quantity),
            UnitPrice = names.IndexOf(columns.UnitPrice),
            Time = names.IndexOf(columns.Time),
            Member = names.IndexOf(columns.Member),
            Region = Optional(columns.Region),
            Currency = Optional(columns.Currency),
            Category = Optional(columns.Category),
            ReturnMark = Optional(mapping.Returns.Column),
            Needed = wanted.Max(named => names.IndexOf(named.Column)) + 1,
        };
    }
}
