namespace Loyalty.Naive;

/// <summary>Enrols and reads members.</summary>
internal sealed class Members(Database database, TimeProvider time)
{
    /// <returns>False where the member was there.</returns>
    public bool Enrol(string program, EnrolRequest request)
    {
        using var connection = database.Open();
        return connection.Execute(
            """
            INSERT INTO members (program, member_id, currency, enrolled_at) VALUES ($program, $member, $currency, $now)
            ON CONFLICT DO NOTHING
            """,
            ("$program", program), ("$member", request.MemberId), ("$currency", request.Currency ?? "USD"),
            ("$now", time.GetUtcNow())) == 1;
    }

    public Member? Find(string program, string memberId)
    {
        using var connection = database.Open();
        using var select = connection.Command(
            "SELECT lifetime_points FROM members WHERE program = $program AND member_id = $member",
            ("$program", program), ("$member", memberId));
        if (select.ExecuteScalar() is not long lifetimePoints)
            return null;
        using var selectLots = connection.Command(
            """
            SELECT remaining, expires_at FROM lots
            WHERE program = $program AND member_id = $member AND expires_at > $now AND remaining > 0 ORDER BY expires_at
            """,
            ("$program", program), ("$member", memberId), ("$now", time.GetUtcNow()));
        var lots = new List<Lot>();
        using var reader = selectLots.ExecuteReader();
        while (reader.Read())
            lots.Add(new Lot(reader.GetInt64(0), reader.GetDateTimeOffset(1)));
        var progress = Rules.ProgressAt(lifetimePoints);
        return new Member(memberId, program, lots.Sum(lot => lot.Points), lifetimePoints, progress.Tier, progress, lots);
    }
}
