namespace Loyalty.Contracts.Members;

/// <summary>Makes a member.</summary>
[GenerateSerializer, Alias("loyalty.EnrolRequest"), Immutable]
public sealed record EnrolRequest
{
    /// <summary>The shop's id: 1 to 128 characters without spaces, control characters and <c>/</c>.</summary>
    [Id(0)]
    public required string MemberId { get; init; }

    /// <summary>When the member joined; null: now.</summary>
    [Id(1)]
    public DateTimeOffset? EnrolledAt { get; init; }

    /// <summary>Birthday as <c>yyyy-MM-dd</c> or <c>--MM-dd</c>.</summary>
    [Id(2)]
    public string? Birthday { get; init; }

    /// <summary>Region, as the program's filters name it.</summary>
    [Id(3)]
    public string? Region { get; init; }

    /// <summary>Locale (BCP 47).</summary>
    [Id(4)]
    public string? Locale { get; init; }

    /// <summary>ISO 4217 code; null: the program's first.</summary>
    [Id(5)]
    public string? Currency { get; init; }

    /// <summary>Name. Personal: kept apart from the ledger.</summary>
    [Id(6)]
    public string? Name { get; init; }

    /// <summary>E-mail address. Personal: kept apart from the ledger.</summary>
    [Id(7)]
    public string? Email { get; init; }

    /// <summary>Phone number. Personal: kept apart from the ledger.</summary>
    [Id(8)]
    public string? Phone { get; init; }

    /// <summary>Tags, as the program's filters name them.</summary>
    [Id(9)]
    public string[]? Tags { get; init; }

    /// <summary>Code of the member who brought this one.</summary>
    [Id(10)]
    public string? ReferralCode { get; init; }

    /// <summary>What the person agrees to, or not, at most 20 purposes. Personal: kept apart from the ledger.</summary>
    [Id(11)]
    public Consent[]? Consents { get; init; }
}

/// <summary>What a person says to a purpose.</summary>
[GenerateSerializer, Alias("loyalty.Consent"), Immutable]
public sealed record Consent
{
    /// <summary>The purpose, in the shop's words: 1 to 64 characters.</summary>
    [Id(0)]
    public required string Purpose { get; init; }

    /// <summary>Whether the person agrees.</summary>
    [Id(1)]
    public required bool Given { get; init; }
}

/// <summary>An order to award.</summary>
[GenerateSerializer, Alias("loyalty.PurchaseRequest"), Immutable]
public sealed record PurchaseRequest
{
    /// <summary>The shop's order number: the command's id, 1 to 128 characters. A quote does without.</summary>
    [Id(0)]
    public string OrderId { get; init; } = "";

    /// <summary>When it was bought; null: now. At most five minutes ahead of the engine's clock.</summary>
    [Id(1)]
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>ISO 4217 code of all amounts; one of the program's.</summary>
    [Id(2)]
    public required string Currency { get; init; }

    /// <summary>1 to 1,000 lines.</summary>
    [Id(3)]
    public required OrderLine[] Lines { get; init; }

    /// <summary>Shipping, 0 or more. Earns nothing.</summary>
    [Id(4)]
    public decimal? Shipping { get; init; }

    /// <summary>Tax, 0 or more. Earns nothing.</summary>
    [Id(5)]
    public decimal? Tax { get; init; }

    /// <summary>Where it was bought (web, app, store …).</summary>
    [Id(6)]
    public string? Channel { get; init; }

    /// <summary>How it was paid.</summary>
    [Id(7)]
    public string? PaymentMethod { get; init; }

    /// <summary>Partner at which it was bought.</summary>
    [Id(8)]
    public string? Partner { get; init; }

    /// <summary>Codes of the vouchers that were used on it.</summary>
    [Id(9)]
    public string[]? Vouchers { get; init; }

    /// <summary>Points that paid a part of it; that part earns nothing.</summary>
    [Id(10)]
    public long? PointsPaid { get; init; }
}

/// <summary>One line of an order.</summary>
[GenerateSerializer, Alias("loyalty.OrderLine"), Immutable]
public sealed record OrderLine
{
    /// <summary>Article.</summary>
    [Id(0)]
    public required string Sku { get; init; }

    /// <summary>Category of the article.</summary>
    [Id(1)]
    public string? Category { get; init; }

    /// <summary>Pieces, 1 to 1,000,000.</summary>
    [Id(2)]
    public required int Quantity { get; init; }

    /// <summary>Price of a piece, 0 or more, at most 1,000,000,000.</summary>
    [Id(3)]
    public required decimal UnitPrice { get; init; }

    /// <summary>Brand of the article.</summary>
    [Id(4)]
    public string? Brand { get; init; }
}

/// <summary>Goods that come back: lines, an amount, or (neither) the whole order.</summary>
[GenerateSerializer, Alias("loyalty.ReturnRequest"), Immutable]
public sealed record ReturnRequest
{
    /// <summary>The shop's id of the return: the command's id.</summary>
    [Id(0)]
    public required string ReturnId { get; init; }

    /// <summary>The order that it belongs to.</summary>
    [Id(1)]
    public required string OrderId { get; init; }

    /// <summary>Pieces by SKU. Of several lines of one SKU the last one goes back first.</summary>
    [Id(2)]
    public ReturnedPieces[]? Lines { get; init; }

    /// <summary>Money given back, above 0; lowers all lines in proportion.</summary>
    [Id(3)]
    public decimal? Amount { get; init; }

    /// <summary>When it came back; null: now.</summary>
    [Id(4)]
    public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>Pieces of one article that come back.</summary>
[GenerateSerializer, Alias("loyalty.ReturnedPieces"), Immutable]
public sealed record ReturnedPieces
{
    /// <summary>Article.</summary>
    [Id(0)]
    public required string Sku { get; init; }

    /// <summary>Pieces, at least 1.</summary>
    [Id(1)]
    public required int Quantity { get; init; }
}

/// <summary>Something a member did that the program rewards.</summary>
[GenerateSerializer, Alias("loyalty.ActivityRequest"), Immutable]
public sealed record ActivityRequest
{
    /// <summary>The shop's id: the command's id.</summary>
    [Id(0)]
    public required string ActivityId { get; init; }

    /// <summary>A type that a rule of the program names.</summary>
    [Id(1)]
    public required string Type { get; init; }

    /// <summary>What it was about (a review: the product).</summary>
    [Id(2)]
    public string? Subject { get; init; }

    /// <summary>When; null: now.</summary>
    [Id(3)]
    public DateTimeOffset? OccurredAt { get; init; }
}

/// <summary>Points to spend: on a reward, or a number of them as payment. One of the two.</summary>
[GenerateSerializer, Alias("loyalty.RedemptionRequest"), Immutable]
public sealed record RedemptionRequest
{
    /// <summary>The shop's id: the command's id.</summary>
    [Id(0)]
    public required string RedemptionId { get; init; }

    /// <summary>Reward of the catalogue.</summary>
    [Id(1)]
    public string? RewardId { get; init; }

    /// <summary>Points as payment, at least 1; with a reward that takes any multiple, how many.</summary>
    [Id(2)]
    public long? Points { get; init; }

    /// <summary>Whether to set the points aside until capture or release.</summary>
    [Id(3)]
    public bool? Hold { get; init; }

    /// <summary>The order that they pay.</summary>
    [Id(4)]
    public string? OrderId { get; init; }
}

/// <summary>A purchase to price without doing it.</summary>
[GenerateSerializer, Alias("loyalty.QuoteRequest"), Immutable]
public sealed record QuoteRequest
{
    /// <summary>The member; null: a guest.</summary>
    [Id(0)]
    public string? MemberId { get; init; }

    /// <summary>At which time; null: now.</summary>
    [Id(1)]
    public DateTimeOffset? At { get; init; }

    /// <summary>The purchase.</summary>
    [Id(2)]
    public required PurchaseRequest Purchase { get; init; }
}
