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

    /// <summary>Records who enrols, once; refuses another person under the same id.</summary>
    public static async ValueTask<Refusal?> Record(
        IJournal journal, string program, EnrolRequest request, CancellationToken cancellation)
    {
        var person = new Person(request.Name, request.Email, request.Phone, request.Birthday);
        var stream = Streams.Person(program, request.MemberId);
        var known = await journal.Read(stream, 0, 1, cancellation);
        if (known.Count == 0)
        {
            return person.IsNobody ? null : await Append(journal, stream, person, cancellation);
        }

        return Parse(known[0]) == person ? null : MemberRefusals.IdReused;
    }

    private static async ValueTask<Refusal?> Append(IJournal journal, string stream, Person person, CancellationToken cancellation)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(person, PersonJson.Default.Person);
        var outcome = await journal.Append(new Append(stream, 0, null, [body]), CancellationToken.None);
        return outcome.Status == AppendStatus.Appended || Parse((await journal.Read(stream, 0, 1, cancellation))[0]) == person
            ? null
            : MemberRefusals.IdReused;
    }

    private static Person? Parse(StoredEvent stored) => JsonSerializer.Deserialize(stored.Body.Span, PersonJson.Default.Person);
}

/// <summary>How a person is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Person))]
internal sealed partial class PersonJson : JsonSerializerContext;
