using Loyalty.Azurite;
using Loyalty.Grains.Privacy;
using Loyalty.Journal;
using Loyalty.Postgres;
using Loyalty.Silo.Vault;

namespace Loyalty.Silo.Tests.Vault;

/// <summary>What every vault does.</summary>
public abstract class VaultTests
{
    private readonly byte[] key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    [Fact]
    public async Task Of_many_who_keep_a_key_at_once_one_does_and_all_have_it()
    {
        var vault = await Open();
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => vault.Keep("shop", "ann", [(byte)number, .. key[1..]]).AsTask()));
        kept.ShouldAllBe(other => other!.SequenceEqual(kept[0]!));
        (await vault.Find("shop", "ann")).Key.ShouldBe(kept[0]);
        (await vault.Find("shop", "bea")).ShouldBe((null, false));
        (await vault.Find("other", "ann")).ShouldBe((null, false));
    }

    [Fact]
    public async Task What_is_erased_is_forgotten_and_not_kept_again()
    {
        var vault = await Open();
        await vault.Keep("shop", "cat", key);
        await vault.Trace("shop", "cat", [[1], [2]]);
        await vault.Erase("shop", "cat");
        (await vault.Find("shop", "cat")).ShouldBe((null, true));
        (await vault.Keep("shop", "cat", key)).ShouldBeNull();
        await vault.Trace("shop", "cat", [[1]]);
        (await vault.Members("shop", [1])).ShouldBeEmpty();
        await vault.Erase("shop", "cat");
        await vault.Erase("shop", "never seen");
        (await vault.Keep("shop", "never seen", key)).ShouldBeNull("it was erased before it came");
    }

    [Fact]
    public async Task Members_are_found_by_the_traces_that_they_have_now()
    {
        var vault = await Open();
        await vault.Keep("shop", "dan", key);
        await vault.Keep("shop", "eve", key);
        await vault.Trace("shop", "dan", [[7], [8]]);
        await vault.Trace("shop", "eve", [[8]]);
        (await vault.Members("shop", [8])).ShouldBe(["dan", "eve"]);
        await vault.Trace("shop", "dan", [[9]]);
        (await vault.Members("shop", [8])).ShouldBe(["eve"]);
        (await vault.Members("shop", [9])).ShouldBe(["dan"]);
        (await vault.Members("other", [9])).ShouldBeEmpty();
    }

    /// <summary>A vault that is empty at first.</summary>
    private protected abstract Task<IVault> Open();
}

/// <summary>On SQLite.</summary>
public sealed class SqliteVaultTests : VaultTests, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-vault-");

    public void Dispose() => folder.Delete(recursive: true);

    private protected override Task<IVault> Open() => Task.FromResult<IVault>(new SqliteVault(Path.Combine(folder.FullName, "data")));
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresVaultTests(SharedPostgres postgres) : VaultTests
{
    [Fact]
    public async Task A_vault_out_of_reach_is_told_as_a_journal_out_of_reach_is()
    {
        SharedPostgres.SkipWithoutPostgres();
        await using var vault = new PostgresVault("Host=127.0.0.1;Port=1;Username=nobody;Database=none");
        await Should.ThrowAsync<JournalUnavailableException>(vault.Find("shop", "ann").AsTask());
    }

    private protected override async Task<IVault> Open() => new PostgresVault(await postgres.NewDatabase());
}

/// <summary>On the tables of an Azurite.</summary>
public sealed class AzureVaultTests(SharedAzurite azurite) : VaultTests
{
    private protected override async Task<IVault> Open() => AzureVault.Open(await azurite.NewTables());
}
