using System.Text.Json.Serialization;
using Loyalty.Contracts.Members;

namespace Loyalty.Grains.Privacy;

/// <summary>What is told about a person at one time. What is left out says nothing.</summary>
internal sealed record Person(string? Name, string? Email, string? Phone, string? Birthday)
{
    /// <summary>What the person has agreed to, or not, by purpose.</summary>
    public SortedDictionary<string, bool>? Consents { get; init; }

    /// <summary>When it was told, by the engine's clock.</summary>
    public DateTimeOffset? At { get; init; }

    [JsonIgnore]
    public bool IsNobody => this is { Name: null, Email: null, Phone: null, Birthday: null, Consents: null };

    public static Person Of(EnrolRequest request) =>
        new(request.Name, request.Email, request.Phone, request.Birthday) { Consents = Flags(request.Consents) };

    public static Person Of(ProfileRequest request) =>
        new(request.Name, request.Email, request.Phone, request.Birthday) { Consents = Flags(request.Consents) };

    /// <summary>Whether another one tells the same, whenever.</summary>
    public bool TellsAs(Person other) =>
        this with { At = null, Consents = null } == other with { At = null, Consents = null }
        && (Consents ?? []).SequenceEqual(other.Consents ?? []);

    /// <summary>The request with what it tells about the person blotted out: that something was told stays.</summary>
    public static EnrolRequest Masked(EnrolRequest request) => request with
    {
        Name = Mask(request.Name),
        Email = Mask(request.Email),
        Phone = Mask(request.Phone),
        Birthday = Mask(request.Birthday),
        Consents = request.Consents is null ? null : [],
    };

    /// <inheritdoc cref="Masked(EnrolRequest)"/>
    public static ProfileRequest Masked(ProfileRequest request) => request with
    {
        Name = Mask(request.Name),
        Email = Mask(request.Email),
        Phone = Mask(request.Phone),
        Birthday = Mask(request.Birthday),
        Consents = request.Consents is null ? null : [],
    };

    private static string? Mask(string? told) => told is null ? null : "";

    private static SortedDictionary<string, bool>? Flags(Consent[]? consents)
    {
        if (consents is null or [])
        {
            return null;
        }

        var flags = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var consent in consents)
        {
            flags[consent.Purpose] = consent.Given;
        }

        return flags;
    }
}

/// <summary>How a person is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Person))]
internal sealed partial class PersonJson : JsonSerializerContext;
