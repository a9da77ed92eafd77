using Loyalty.Grains.Privacy;
using Loyalty.Journal;
using Loyalty.Journal.AzureTables;
using Loyalty.Journal.AzureTables.Service;

namespace Loyalty.Silo.Vault;

/// <summary>
/// The vault in a table of its own. A person is a row with the key and a list of its traces; each trace is a row that leads back. What is
/// replaced or deleted the service does not give out again; how long its copies last is Azure's word, and what lies in them is keys alone.
/// </summary>
internal sealed class AzureVault(ITableService service, string prefix) : IVault
{
    private const int Seconds = 5;
    private const int Tries = 50;
    private const int MostMembers = 100;
    private const string PersonRow = "person";
    private const string ErasedName = "Erased";

    private readonly string table = $"{prefix}Vault";
    private volatile bool isMade;

    public static AzureVault Open(string connection)
    {
        var place = StoragePlace.Read(connection);
        return new AzureVault(new RestTableService(place, TimeSpan.FromSeconds(Seconds)), place.TablePrefix);
    }

    public ValueTask<byte[]?> Keep(string program, string member, byte[] key, CancellationToken cancellation = default) => Try(async () =>
    {
        if (await Person(program, member, cancellation) is { } known)
        {
            return Key(known);
        }

        var person = new TableRow(Of(program, member), PersonRow).With("Key", key);
        var outcome = await service.Write(table, [new TableWrite(TableVerb.Insert, person)], cancellation: cancellation);
        return outcome.IsDone ? key : Key(await Person(program, member, cancellation));
    });

    public ValueTask<(byte[]? Key, bool IsErased)> Find(string program, string member, CancellationToken cancellation = default) =>
        Try<(byte[]? Key, bool IsErased)>(async () =>
        {
            var person = await Person(program, member, cancellation);
            return (Key(person), person?.Truth(ErasedName) ?? false);
        });

    public async ValueTask Trace(string program, string member, IReadOnlyList<byte[]> traces, CancellationToken cancellation = default) =>
        await Try(async () =>
        {
            string[] next = [.. traces.Select(Convert.ToHexStringLower)];
            return await Change(program, member, next, person => Key(person) is null ? null : new TableWrite(
                TableVerb.Merge, Named(program, member).With("Traces", string.Join(' ', next)), person!.ETag), cancellation);
        });

    public ValueTask<IReadOnlyList<string>> Members(string program, byte[] trace, CancellationToken cancellation = default) =>
        Try<IReadOnlyList<string>>(async () =>
        {
            await Ready(cancellation);
            var rows = await service.Query(table, Left(program, Convert.ToHexStringLower(trace)), "", null, MostMembers, cancellation);
            return [.. rows.Select(static row => row.Text("Member")!).Order(StringComparer.Ordinal)];
        });

    public async ValueTask Erase(string program, string member, CancellationToken cancellation = default) => await Try(() => Change(
        program,
        member,
        [],
        person =>
        {
            var erased = Named(program, member).With(ErasedName, true);
            return person is null ? new TableWrite(TableVerb.Insert, erased) : new TableWrite(TableVerb.Replace, erased, person.ETag);
        },
        cancellation));

    private static string Of(string program, string member) => $"p{Keys.Of($"{program}/{member}")}";

    /// <summary>Who has left a trace: programs and traces have no character in common with what stands between them.</summary>
    private static string Left(string program, string trace) => $"t{Keys.Of($"{program}/{trace}")}";

    private static TableRow Named(string program, string member) => new(Of(program, member), PersonRow);

    private static byte[]? Key(TableRow? person) => person?.Bytes("Key");

    private static string[] Traces(TableRow? person) => person?.Text("Traces")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static async ValueTask<T> Try<T>(Func<Task<T>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (TableServiceException failure)
        {
            throw new JournalUnavailableException($"The vault: {failure.Message}", failure);
        }
    }

    /// <summary>
    /// New traces first, then the person's row, then away with the old ones: a trace that leads nowhere is none, one that is missing would
    /// hide somebody. Where the person was changed meanwhile, it begins again, and what it made is among what is cleared away.
    /// </summary>
    private async Task<bool> Change(
        string program, string member, string[] traces, Func<TableRow?, TableWrite?> change, CancellationToken cancellation)
    {
        var made = new HashSet<string>(traces, StringComparer.Ordinal);
        for (var tries = 0; tries < Tries; tries++)
        {
            var person = await Person(program, member, cancellation);
            if (change(person) is not { } write)
            {
                await Forget(program, member, tries == 0 ? [] : made, cancellation);
                return true;
            }

            foreach (var trace in traces)
            {
                await service.Write(table, [new TableWrite(TableVerb.Put, Trace(program, member, trace).With("Member", member))], null, cancellation);
            }

            if ((await service.Write(table, [write], cancellation: cancellation)).IsDone)
            {
                await Forget(program, member, Traces(person).Except(traces), cancellation);
                return true;
            }
        }

        throw new TableServiceException("A person changes without end.");
    }

    private async Task Forget(string program, string member, IEnumerable<string> traces, CancellationToken cancellation)
    {
        foreach (var trace in traces)
        {
            await service.Write(table, [new TableWrite(TableVerb.Delete, Trace(program, member, trace))], cancellation: cancellation);
        }
    }

    private static TableRow Trace(string program, string member, string trace) => new(Left(program, trace), $"m{Keys.Of(member)}");

    private async Task<TableRow?> Person(string program, string member, CancellationToken cancellation)
    {
        await Ready(cancellation);
        return await service.Read(table, Of(program, member), PersonRow, null, cancellation);
    }

    private async ValueTask Ready(CancellationToken cancellation)
    {
        if (!isMade)
        {
            await service.MakeTable(table, cancellation);
            isMade = true;
        }
    }
}
