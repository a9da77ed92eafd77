using Loyalty.Api.Hosting;

var builder = LoyaltyApi.CreateBuilder(args);
var app = LoyaltyApi.Build(builder);
app.Run();
