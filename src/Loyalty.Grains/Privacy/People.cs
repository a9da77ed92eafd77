using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Loyalty.Contracts;
using Loyalty.Contracts.Members;
using Loyalty.Contracts.Privacy;
using Loyalty.Grains.Catalogues;
using Loyalty.Grains.Effects;
using Loyalty.Grains.Members;
using Loyalty.Journal;

namespace Loyalty.Grains.Privacy;

/// <summary>
/// Who members are: told to streams of their own, apart from the ledger, under keys that the vault can forget. Once it has, nothing
/// more is kept of that person, whoever tells it again.
/// </summary>
internal sealed class People(IJournal journal, IVault vault, ISeedSource seeds, CatalogueShelf shelf)
{
    private const int Page = 1_000;
    private const string EraseId = "erase";
    private static readonly byte[] Erased = "{\"erased\":true}"u8.ToArray();

    /// <summary>
    /// Records who has enrolled, once; refuses another person under the same id. The ledger knows which of the person's fields
    /// were told (<see cref="Person.Masked(EnrolRequest)"/>), so nothing is to be recorded, or compared, for one who told none.
    /// </summary>
    public async ValueTask<Refusal?> Record(string program, EnrolRequest request, CancellationToken cancellation)
    {
        var person = Person.Of(request);
        if (person.IsNobody || await Key(program, request.MemberId, cancellation) is not { } key)
        {
            return null;
        }

        var stream = Streams.Person(program, request.MemberId);
        var outcome = await journal.Append(new Append(stream, 0, null, [Close(key, stream, person)]), CancellationToken.None);
        var isSame = outcome.Status == AppendStatus.Appended
            || (Read(key, stream, (await journal.Read(stream, 0, 1, cancellation))[0]) is { } first && first.TellsAs(person));
        await Trace(program, request.MemberId, cancellation);
        return isSame ? null : MemberRefusals.IdReused;
    }

    /// <summary>
    /// Records what else is told about a person, once for each change; what is left out stays as it is. Refuses other facts under the id
    /// of a change, and any about one who was erased.
    /// </summary>
    public async ValueTask<Refusal?> Change(string program, string member, ProfileRequest request, CancellationToken cancellation)
    {
        var person = Person.Of(request);
        if (person.IsNobody)
        {
            return null;
        }

        if (await Key(program, member, cancellation) is not { } key)
        {
            return PersonRefusals.Erased;
        }

        var stream = Streams.Person(program, member);
        var commandId = CommandIds.Profile(request.ChangeId);
        ReadOnlyMemory<byte> body = Close(key, stream, person);
        AppendOutcome outcome;
        do
        {
            var version = await journal.Version(stream, cancellation);
            outcome = await journal.Append(new Append(stream, version, commandId, [body]), CancellationToken.None);
        }
        while (outcome.Status == AppendStatus.VersionConflict);

        var isSame = outcome.Status == AppendStatus.Appended
            || (await journal.Find(stream, commandId, cancellation) is { } found && Read(key, stream, found)!.TellsAs(person));
        await Trace(program, member, cancellation);
        return isSame ? null : MemberRefusals.IdReused;
    }

    /// <summary>Who a member is, as far as that was told.</summary>
    public async ValueTask<PersonView> Find(string program, string member, CancellationToken cancellation)
    {
        var (key, isErased) = await vault.Find(program, member, cancellation);
        var told = key is null ? [] : await Told(key, Streams.Person(program, member), cancellation);
        return PersonViews.Of(member, told, isErased);
    }

    /// <summary>
    /// Forgets who a member is: the key first, after which nothing can be read any more, then a mark in the stream, for who follows it.
    /// </summary>
    public async ValueTask Erase(string program, string member, CancellationToken cancellation)
    {
        await vault.Erase(program, member, CancellationToken.None);
        var stream = Streams.Person(program, member);
        AppendOutcome outcome;
        do
        {
            var version = await journal.Version(stream, cancellation);
            outcome = await journal.Append(new Append(stream, version, EraseId, [Erased]), CancellationToken.None);
        }
        while (outcome.Status == AppendStatus.VersionConflict);
    }

    /// <summary>The members of a program who told an address, or a number, at most a hundred.</summary>
    public async ValueTask<IReadOnlyList<string>> Find(string program, string kind, string told, CancellationToken cancellation) =>
        await vault.Members(program, await TraceOf(kind, told, cancellation), cancellation);

    private ValueTask<byte[]?> Key(string program, string member, CancellationToken cancellation) =>
        vault.Keep(program, member, PersonSeal.Key(seeds.Next(), seeds.Next()), cancellation);

    /// <summary>Done after each change, also one that is told again: where a process died in between, the traces are made up for.</summary>
    private async ValueTask Trace(string program, string member, CancellationToken cancellation)
    {
        var person = await Find(program, member, cancellation);
        var traces = new List<byte[]>();
        if (person.Email is { } email)
        {
            traces.Add(await TraceOf(PersonTraces.Email, email, cancellation));
        }

        if (person.Phone is { } phone)
        {
            traces.Add(await TraceOf(PersonTraces.Phone, phone, cancellation));
        }

        await vault.Trace(program, member, traces, cancellation);
    }

    /// <summary>A trace says nothing to who has not the vault's own key: addresses cannot be tried out on it.</summary>
    private async ValueTask<byte[]> TraceOf(string kind, string told, CancellationToken cancellation)
    {
        var key = await vault.Keep("", PersonTraces.KeyName, PersonSeal.Key(seeds.Next(), seeds.Next()), cancellation);
        return HMACSHA256.HashData(key!, Encoding.UTF8.GetBytes($"{kind}:{PersonTraces.Plain(kind, told)}"));
    }

    private async ValueTask<List<Person>> Told(byte[] key, string stream, CancellationToken cancellation)
    {
        var told = new List<Person>();
        for (var after = 0L; ;)
        {
            var page = await journal.Read(stream, after, Page, cancellation);
            told.AddRange(page.Select(stored => Read(key, stream, stored)).OfType<Person>());
            if (page.Count < Page)
            {
                return told;
            }

            after = page[^1].Version;
        }
    }

    private byte[] Close(byte[] key, string stream, Person person)
    {
        var at = person with { At = shelf.EngineNow.ToDateTimeOffset() };
        return PersonSeal.Close(key, stream, JsonSerializer.SerializeToUtf8Bytes(at, PersonJson.Default.Person), seeds.Next());
    }

    /// <summary>What was told; null for the mark of an erasure. What releases before the vault have written lies there in the clear.</summary>
    private static Person? Read(byte[] key, string stream, StoredEvent stored)
    {
        var body = stored.Body.Span;
        return body.SequenceEqual(Erased) ? null
            : body[0] == '{' ? JsonSerializer.Deserialize(body, PersonJson.Default.Person)
            : JsonSerializer.Deserialize(PersonSeal.Open(key, stream, body), PersonJson.Default.Person);
    }
}
