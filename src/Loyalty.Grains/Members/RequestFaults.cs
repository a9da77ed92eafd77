using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Domain.Money;
using NodaTime.Text;

namespace Loyalty.Grains.Members;

/// <summary>Collects what is wrong with a request. Texts are told by their place, never by their content.</summary>
internal sealed class RequestFaults
{
    public const long MostPoints = 1_000_000_000_000_000;
    public const decimal MostMoney = 1_000_000_000m;
    private static readonly AnnualDatePattern MonthAndDay = AnnualDatePattern.CreateWithInvariantCulture("'--'MM'-'dd");
    private List<Fault>? faults;
    private string within = "";

    public Refusal? Refusal => faults is null ? null : new Refusal
    {
        Code = "invalid-request",
        Detail = $"The request has {faults.Count} fault{(faults.Count == 1 ? "" : "s")}: mend each and send it again.",
        Faults = [.. faults],
    };

    public bool Check(bool holds, string pointer, string code, string detail)
    {
        if (!holds)
        {
            (faults ??= []).Add(new Fault { Pointer = within + pointer, Code = code, Detail = detail });
        }

        return holds;
    }

    /// <summary>An id: 1 to 128 visible characters.</summary>
    public void Id(string pointer, string? id) => Check(
        IsId(id), pointer, "invalid-id", "give 1 to 128 characters, none of them a space or a control character");

    /// <summary>A member's id: what an id is, without a slash.</summary>
    public void MemberId(string pointer, string? id) => Check(
        IsId(id) && !id!.Contains('/', StringComparison.Ordinal),
        pointer,
        "invalid-id",
        "give 1 to 128 characters, none of them a space, a slash or a control character");

    public void Reason(string pointer, string? reason) =>
        Check(reason is not null && IsText(reason, 256), pointer, "out-of-range", "give 1 to 256 characters, without personal data");

    public void Actor(string pointer, string? actor) =>
        Check(actor is null || IsId(actor), pointer, "invalid-id", "give 1 to 128 characters without spaces, or leave it out");

    /// <summary>An article's number: shops have some with spaces in them.</summary>
    public void Sku(string pointer, string? sku) =>
        Check(IsSku(sku), pointer, "invalid-id", "give 1 to 128 characters, none of them a control character, and no space at the ends");

    /// <summary>An optional text that filters may name.</summary>
    public void Text(string pointer, string? text) =>
        Check(IsText(text, 256), pointer, "out-of-range", "give 1 to 256 characters, or leave it out");

    public void Texts(string pointer, string[]? texts) =>
        Check(
            texts is null || (texts.Length <= 50 && Array.TrueForAll(texts, text => text is not null && IsText(text, 64))),
            pointer,
            "out-of-range",
            "give at most 50 texts of 1 to 64 characters");

    public void Personal(string pointer, string? text) =>
        Check(IsText(text, 320), pointer, "out-of-range", "give 1 to 320 characters, or leave it out");

    public void Consents(string pointer, Consent[]? consents) =>
        Check(
            consents is null || (consents.Length <= 20
                && Array.TrueForAll(consents, consent => consent?.Purpose is { } purpose && IsText(purpose, 64))),
            pointer,
            "out-of-range",
            "give at most 20 purposes of 1 to 64 characters");

    /// <summary>A time for which the calendar of any program can be worked out, a hundred years of expiry included.</summary>
    public void Time(string pointer, DateTimeOffset? time) => Check(
        time is null or { UtcDateTime.Year: >= 1900 and < 3000 }, pointer, "out-of-range", "give a time from the year 1900 to 2999");

    public Currency Currency(string pointer, string? code)
    {
        var isKnown = Domain.Money.Currency.TryParse(code, out var currency);
        Check(isKnown, pointer, "unknown-currency", "give the ISO 4217 code of a currency, for example USD");
        return currency;
    }

    public void Money(string pointer, decimal? amount, bool isPositive = false) =>
        Check(
            amount is null || (amount >= 0 && amount <= MostMoney && !(isPositive && amount == 0)),
            pointer,
            "out-of-range",
            isPositive ? "give an amount above 0, up to 1,000,000,000" : "give 0 to 1,000,000,000");

    /// <summary>Pointers that follow are those of a part of the request.</summary>
    public void Within(string part) => within = part;

    public bool Line(int place, OrderLine? line) => IsGood(line) || TellLine($"/lines/{place}", line);

    public void Pieces(int place, ReturnedPieces? pieces)
    {
        var pointer = $"/lines/{place}";
        if (Check(pieces is not null, pointer, "required", "give a line with sku and quantity"))
        {
            Sku($"{pointer}/sku", pieces!.Sku);
            Quantity($"{pointer}/quantity", pieces.Quantity);
        }
    }

    /// <summary>The month of a birthday.</summary>
    public int? Birthday(string pointer, string? birthday)
    {
        if (birthday is null)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(birthday) is { Success: true, Value.Year: >= 1 } date)
        {
            return date.Value.Month;
        }

        var annual = MonthAndDay.Parse(birthday);
        Check(annual.Success, pointer, "invalid-date", "give yyyy-MM-dd, or --MM-dd without the year");
        return annual.Success ? annual.Value.Month : null;
    }

    private static bool IsGood(OrderLine? line) =>
        line is { Quantity: > 0 and <= 1_000_000, UnitPrice: >= 0 and <= MostMoney }
        && IsSku(line.Sku)
        && IsText(line.Category, 256)
        && IsText(line.Brand, 256);

    private void Quantity(string pointer, int quantity) =>
        Check(quantity is > 0 and <= 1_000_000, pointer, "out-of-range", "give 1 to 1,000,000 pieces");

    private bool TellLine(string pointer, OrderLine? line)
    {
        if (!Check(line is not null, pointer, "required", "give a line with sku, quantity and unitPrice"))
        {
            return false;
        }

        Sku($"{pointer}/sku", line!.Sku);
        Quantity($"{pointer}/quantity", line.Quantity);
        Money($"{pointer}/unitPrice", line.UnitPrice);
        Text($"{pointer}/category", line.Category);
        Text($"{pointer}/brand", line.Brand);
        return false;
    }

    private static bool IsSku(string? sku) =>
        sku is not null && IsText(sku, 128) && !char.IsWhiteSpace(sku[0]) && !char.IsWhiteSpace(sku[^1]) && !HasControl(sku);

    private static bool HasControl(string text)
    {
        foreach (var character in text)
        {
            if (char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsId(string? id)
    {
        if (id is not { Length: > 0 and <= 128 })
        {
            return false;
        }

        foreach (var character in id)
        {
            if (character <= ' ' || char.IsControl(character) || char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        return IsWhole(id);
    }

    private static bool IsText(string? text, int longest) =>
        text is null || (text.Length > 0 && text.Length <= longest && IsWhole(text));

    /// <summary>Whether no character is cut in half: such a text could be neither stored nor answered.</summary>
    private static bool IsWhole(string text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (char.IsSurrogate(text[place]) && !char.IsSurrogatePair(text, place++))
            {
                return false;
            }
        }

        return true;
    }
}
