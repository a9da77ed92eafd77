using Loyalty.Api.Hosting;
using Loyalty.Silo;

try
{
    var builder = LoyaltyApi.CreateBuilder(Switches.Checked(args));
    builder.AddSwitches(args);
    var options = await builder.AddLoyaltySilo();
    if (options.IsClustered)
    {
        builder.SendAgain(TimeSpan.FromMilliseconds(options.DeadlineMilliseconds));
    }

    return LoyaltyApi.Run(LoyaltyApi.Build(builder));
}
catch (Exception fault) when (fault is IOException or InvalidDataException or InvalidOperationException)
{
    return LoyaltyApi.CannotRun(fault);
}
