using System.Text.Json;
using System.Text.Json.Serialization;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Journal;

namespace Loyalty.Grains.Members;

/// <summary>Who a member is: kept in a stream of its own, apart from the ledger, so that it can be erased without it.</summary>
internal sealed record Person(string? Name, string? Email, string? Phone, string? Birthday)
{
    private bool IsNobody => this is { Name: null, Email: null, Phone: null, Birthday: null };

    /// <summary>
    /// Records who has enrolled, once; refuses another person under the same id. The ledger knows which of the person's fields
    /// were told (<see cref="Masked(EnrolRequest)"/>), so nothing is to be recorded, or compared, for one who told none.
    /// </summary>
    public static async ValueTask<Refusal?> Record(
        IJournal journal, string program, EnrolRequest request, CancellationToken cancellation)
    {
        var person = new Person(request.Name, request.Email, request.Phone, request.Birthday);
        if (person.IsNobody)
        {
            return null;
        }

        var stream = Streams.Person(program, request.MemberId);
        var body = JsonSerializer.SerializeToUtf8Bytes(person, PersonJson.Default.Person);
        var outcome = await journal.Append(new Append(stream, 0, null, [body]), CancellationToken.None);
        return outcome.Status == AppendStatus.Appended || Parse((await journal.Read(stream, 0, 1, cancellation))[0]) == person
            ? null
            : MemberRefusals.IdReused;
    }

    /// <summary>
    /// Records what else is told about a person, once for each change; what is left out stays as it is. Refuses other facts under the id
    /// of a change.
    /// </summary>
    public static async ValueTask<Refusal?> Change(
        IJournal journal, string program, string member, ProfileRequest request, CancellationToken cancellation)
    {
        var person = new Person(request.Name, request.Email, request.Phone, request.Birthday);
        if (person.IsNobody)
        {
            return null;
        }

        var stream = Streams.Person(program, member);
        var commandId = CommandIds.Profile(request.ChangeId);
        ReadOnlyMemory<byte> body = JsonSerializer.SerializeToUtf8Bytes(person, PersonJson.Default.Person);
        AppendOutcome outcome;
        do
        {
            var version = await journal.Version(stream, cancellation);
            outcome = await journal.Append(new Append(stream, version, commandId, [body]), CancellationToken.None);
        }
        while (outcome.Status == AppendStatus.VersionConflict);

        return outcome.Status == AppendStatus.Appended || Parse((await journal.Find(stream, commandId, cancellation))!) == person
            ? null
            : MemberRefusals.IdReused;
    }

    /// <summary>The request with what it tells about the person blotted out: that something was told stays.</summary>
    public static EnrolRequest Masked(EnrolRequest request) => request with
    {
        Name = Mask(request.Name),
        Email = Mask(request.Email),
        Phone = Mask(request.Phone),
        Birthday = Mask(request.Birthday),
    };

    /// <inheritdoc cref="Masked(EnrolRequest)"/>
    public static ProfileRequest Masked(ProfileRequest request) => request with
    {
        Name = Mask(request.Name),
        Email = Mask(request.Email),
        Phone = Mask(request.Phone),
        Birthday = Mask(request.Birthday),
    };

    private static string? Mask(string? told) => told is null ? null : "";

    private static Person? Parse(StoredEvent stored) => JsonSerializer.Deserialize(stored.Body.Span, PersonJson.Default.Person);
}

/// <summary>How a person is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Person))]
internal sealed partial class PersonJson : JsonSerializerContext;
