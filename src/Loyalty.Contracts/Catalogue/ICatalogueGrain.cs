using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Contracts.Catalogue;

/// <summary>One program, its promotions and its clock, versioned. Key: the program's id.</summary>
[Alias("loyalty.ICatalogueGrain")]
public interface ICatalogueGrain : IGrainWithStringKey
{
    /// <summary>Checks a program document and puts it in force; the same document again changes nothing and gives the same version.</summary>
    [Alias("Publish")]
    Task<Answer<ProgramVersion>> Publish(string document, CancellationToken cancellation = default);

    /// <summary>Checks a program document as it is checked when it is published; changes nothing and answers with the version in force.</summary>
    [Alias("Check")]
    Task<Answer<ProgramVersion>> Check(string document, CancellationToken cancellation = default);

    /// <summary>
    /// Publishes where the document in force is still the one that the author began from; refused with <c>program-changed</c> (409) where
    /// somebody else has published meanwhile. Promotions may have been switched or put.
    /// </summary>
    /// <param name="document">The new document.</param>
    /// <param name="mark">The <see cref="ProgramDocument.Mark()"/> of the document that the author began from.</param>
    /// <param name="cancellation">Ends the wait.</param>
    [Alias("PublishOver")]
    Task<Answer<ProgramVersion>> PublishOver(string document, string mark, CancellationToken cancellation = default);

    /// <summary>The document in force.</summary>
    [Alias("Get")]
    Task<Answer<ProgramDocument>> Get(CancellationToken cancellation = default);

    /// <summary>All promotions: those of the document and those put later.</summary>
    [Alias("Promotions")]
    Task<Answer<PromotionList>> Promotions(CancellationToken cancellation = default);

    /// <summary>Checks a promotion and puts it in the place of the one with the same id, or adds it.</summary>
    [Alias("PutPromotion")]
    Task<Answer<PromotionView>> PutPromotion(string promotionId, string document, CancellationToken cancellation = default);

    /// <summary>Switches a promotion. After the answer no award uses the old state, on any silo.</summary>
    [Alias("SwitchPromotion")]
    Task<Answer<PromotionView>> SwitchPromotion(string promotionId, bool active, CancellationToken cancellation = default);

    /// <summary>Moves a sandbox program's clock forward and answers when everything due by then is done.</summary>
    [Alias("MoveClock"), ResponseTimeout("00:10:00")]
    Task<Answer<ProgramClock>> MoveClock(DateTimeOffset now, CancellationToken cancellation = default);

    /// <summary>What a purchase would earn a guest who joined with it; changes nothing.</summary>
    [Alias("Quote")]
    Task<Answer<Members.Receipt>> Quote(Members.QuoteRequest request, CancellationToken cancellation = default);

    /// <summary>The rewards that points buy, as a guest sees them.</summary>
    [Alias("Rewards")]
    Task<Answer<Members.RewardList>> Rewards(CancellationToken cancellation = default);
}

/// <summary>A program in force.</summary>
[GenerateSerializer, Alias("loyalty.ProgramVersion"), Immutable]
public sealed record ProgramVersion
{
    /// <summary>The program's id.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The catalogue's version, rising with every change.</summary>
    [Id(1)]
    public long Version { get; init; }
}

/// <summary>A program document.</summary>
[GenerateSerializer, Alias("loyalty.ProgramDocument"), Immutable]
public sealed record ProgramDocument
{
    /// <summary>The JSON text as it was put.</summary>
    [Id(0)]
    public required string Json { get; init; }

    /// <summary>The catalogue's version.</summary>
    [Id(1)]
    public long Version { get; init; }

    /// <summary>What this text is told by from any other: its SHA-256 in hex.</summary>
    public string Mark() => MarkOf(Json);

    /// <summary>What a text is told by from any other: its SHA-256 in hex.</summary>
    public static string MarkOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
}

/// <summary>Promotions of a program.</summary>
[GenerateSerializer, Alias("loyalty.PromotionList"), Immutable]
public sealed record PromotionList
{
    /// <summary>The promotions, in the order in which they were first put.</summary>
    [Id(0)]
    public PromotionView[] Promotions { get; init; } = [];
}

/// <summary>A promotion.</summary>
[GenerateSerializer, Alias("loyalty.PromotionView"), Immutable]
public sealed record PromotionView
{
    /// <summary>The promotion as JSON, with <c>id</c> and <c>active</c> as they are now.</summary>
    [Id(0)]
    public required string Json { get; init; }

    /// <summary>Points that it has given so far, less those that returns took back.</summary>
    [Id(1)]
    public long Spent { get; init; }

    /// <summary>The catalogue's version from which this holds.</summary>
    [Id(2)]
    public long Version { get; init; }

    /// <summary>Points that it has given so far. What returns take back does not go into the budget again.</summary>
    [Id(3)]
    public long Given { get; init; }

    /// <summary>What its budget has left, 0 or more; null where it has none.</summary>
    [Id(4)]
    public long? Left { get; init; }
}

/// <summary>A sandbox program's clock.</summary>
[GenerateSerializer, Alias("loyalty.ProgramClock"), Immutable]
public sealed record ProgramClock
{
    /// <summary>Now, for every call to the program.</summary>
    [Id(0)]
    public DateTimeOffset Now { get; init; }
}
