using Loyalty.Postgres;
using Npgsql;

namespace Loyalty.Faults.Tests.Proxies;

/// <summary>The answer to a commit is lost, and what it committed is not.</summary>
public sealed class ReplyLossTests(SharedPostgres postgres)
{
    [Fact]
    public async Task What_was_committed_is_stored_although_its_answer_is_lost()
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Loss.Every = 1;

        await Should.ThrowAsync<NpgsqlException>(() => behind.Insert(1));

        (await behind.Count()).ShouldBe(1);
        behind.Proxy.Loss.Lost.ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Every_so_manyth_answer_is_lost_and_no_other(int every)
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Loss.Every = every;
        var failed = new List<int>();
        for (var number = 1; number <= 21; number++)
        {
            if (await Record.ExceptionAsync(() => behind.Insert(number)) is not null)
            {
                failed.Add(number);
            }
        }

        failed.ShouldBe(Enumerable.Range(1, 21).Where(number => number % every == 0));
        (await behind.Count()).ShouldBe(21);
        (behind.Proxy.Loss.Committed, behind.Proxy.Loss.Lost).ShouldBe((21, 21 / every));
    }

    [Fact]
    public async Task Answers_to_other_statements_are_not_lost()
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Loss.Every = 1;

        (await behind.Count(throughProxy: true)).ShouldBe(0);
        behind.Proxy.Loss.Lost.ShouldBe(0);
    }

    [Fact]
    public async Task What_failed_is_answered()
    {
        await using var behind = await Behind.New(postgres);
        await behind.Insert(5);
        behind.Proxy.Loss.Every = 1;

        (await Should.ThrowAsync<PostgresException>(() => behind.Insert(5))).SqlState.ShouldBe(PostgresErrorCodes.UniqueViolation);

        (behind.Proxy.Loss.Committed, behind.Proxy.Loss.Lost).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_transaction_of_several_round_trips_is_lost_with_its_commit()
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Loss.Every = 1;
        await using var connection = await behind.Through.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("INSERT INTO append VALUES (1, '')", connection, transaction);
        await command.ExecuteNonQueryAsync();
        (await behind.Count()).ShouldBe(0);

        await Should.ThrowAsync<NpgsqlException>(() => transaction.CommitAsync());

        (await behind.Count()).ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_is_lost_as_a_whole_and_stored_as_a_whole()
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Loss.Every = 2;
        for (var round = 0; round < 4; round++)
        {
            await using var batch = behind.Through.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand("SELECT pg_advisory_xact_lock_shared(1)"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                "WITH new AS (INSERT INTO append SELECT $1 + n, '' FROM generate_series(1, 3) n RETURNING number) SELECT * FROM new")
            { Parameters = { new() { Value = 10 * round } } });
            var failure = await Record.ExceptionAsync(() => batch.ExecuteNonQueryAsync());
            (failure is not null).ShouldBe(round % 2 == 1);
        }

        (await behind.Count()).ShouldBe(12);
        behind.Proxy.Loss.Lost.ShouldBe(2);
    }

    [Fact]
    public async Task Answers_larger_than_a_piece_come_through_whole()
    {
        await using var behind = await Behind.New(postgres);
        behind.Proxy.Loss.Every = 1_000;
        await behind.Insert(300_000);
        await using var command = behind.Through.CreateCommand(
            "INSERT INTO append SELECT 1, body FROM append RETURNING body");

        ((byte[])(await command.ExecuteScalarAsync())!).Length.ShouldBe(300_000);
    }
}
