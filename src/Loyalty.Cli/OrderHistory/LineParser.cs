using System.Globalization;
using CsvHelper;
using Loyalty.Cli.Mapping;
using NodaTime;
using NodaTime.Text;

namespace Loyalty.Cli.OrderHistory;

/// <summary>Turns one record into a line, by the mapping.</summary>
internal sealed class LineParser
{
    private readonly ColumnMapping _mapping;
    private readonly ColumnPositions _positions;
    private readonly LocalDateTimePattern _timePattern;
    private readonly DateTimeZone _zone;
    private (string Text, Instant Time) _lastTime;

    public LineParser(ColumnMapping mapping, ColumnPositions positions)
    {
        _mapping = mapping;
        _positions = positions;
        _timePattern = LocalDateTimePattern.CreateWithInvariantCulture(mapping.TimePattern);
        _zone = DateTimeZoneProviders.Tzdb[mapping.TimeZone];
    }

    public HistoryRow Parse(CsvReader record)
    {
        var row = record.LineNumber;
        if (record.FieldCount < _positions.Needed)
            return new HistoryRow.Unreadable(row, $"has {record.FieldCount} columns where {_positions.Needed} are needed");
        var order = record.GetString(_positions.Order);
        var sku = record.GetString(_positions.Sku);
        if (order.Length == 0 || sku.Length == 0)
            return new HistoryRow.Unreadable(row, "has no order number or no sku");
        if (!TryQuantity(record.GetString(_positions.Quantity), out var quantity))
            return new HistoryRow.Unreadable(row, $"quantity \"{record.GetString(_positions.Quantity)}\" is not a whole number");
        if (!TryPrice(record.GetString(_positions.UnitPrice), out var unitPrice))
            return new HistoryRow.Unreadable(row, $"price \"{record.GetString(_positions.UnitPrice)}\" is not a decimal number");
        var local = record.GetString(_positions.Time);
        if (!TryTime(local, out var time))
            return new HistoryRow.Unreadable(row, $"time \"{local}\" is not as '{_mapping.TimePattern}'");
        var currency = Optional(record, _positions.Currency) ?? _mapping.Currency;
        if (!MappingDocument.IsCurrency(currency))
            return new HistoryRow.Unreadable(row, $"currency \"{currency}\" is not three capital letters");

        var isReturn = IsReturn(record, order, quantity);
        var signed = isReturn && _mapping.Returns.Quantity == QuantitySign.Positive ? -quantity : quantity;
        return new HistoryRow.Line(
            order, isReturn, record.GetString(_positions.Member), time, sku, signed, unitPrice,
            currency, Optional(record, _positions.Category), Region(record));
    }

    private bool IsReturn(CsvReader record, string order, int quantity)
    {
        var rule = _mapping.Returns;
        if (rule.OrderPrefix is { } prefix)
            return order.StartsWith(prefix, StringComparison.Ordinal);
        return rule.NegativeQuantity
            ? quantity < 0
            : string.Equals(record.GetString(_positions.ReturnMark!.Value), rule.Value, StringComparison.Ordinal);
    }

    private string? Region(CsvReader record)
    {
        var region = Optional(record, _positions.Region);
        return region is null || _mapping.Regions is null ? region : _mapping.Regions.GetValueOrDefault(region);
    }

    private static string? Optional(CsvReader record, int? position) =>
        position is { } at && record.GetString(at) is { Length: > 0 } text ? text : null;

    private static bool TryQuantity(string text, out int quantity) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out quantity) && quantity > int.MinValue;

    private static bool TryPrice(string text, out decimal price) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out price);

    // An hour that summer time skips or repeats is resolved leniently: shifted forward, or taken at its first passing.
    private bool TryTime(string text, out Instant time)
    {
        if (text == _lastTime.Text)
        {
            time = _lastTime.Time;
            return true;
        }

        var parsed = _timePattern.Parse(text);
        time = parsed.Success ? _zone.AtLeniently(parsed.Value).ToInstant() : default;
        if (parsed.Success)
            _lastTime = (text, time);
        return parsed.Success;
    }
}
