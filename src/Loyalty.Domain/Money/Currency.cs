namespace Loyalty.Domain.Money;

/// <summary>A currency by its ISO 4217 code: three capital letters. The default value is no currency and is refused everywhere.</summary>
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The ISO 4217 code, for example <c>USD</c>.</summary>
    public string Code => code ?? throw new InvalidOperationException("A currency was used before it was given a code.");

    /// <summary>Digits after the decimal point in this currency's minor unit (ISO 4217): 0 to 4.</summary>
    public int MinorUnits => MinorUnitTable.Of(Code);

    /// <summary>Takes a code that is three capital letters of an ISO 4217 currency; anything else is refused.</summary>
    public static bool TryParse(string? code, out Currency currency)
    {
        var known = code is { Length: 3 } && MinorUnitTable.Knows(code);
        currency = known ? new Currency(string.Intern(code!)) : default;
        return known;
    }

    /// <summary>Takes a code that is known to be good; throws <see cref="FormatException"/> otherwise.</summary>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is not an ISO 4217 currency code.");

    /// <inheritdoc/>
    public override string ToString() => code ?? "";
}
