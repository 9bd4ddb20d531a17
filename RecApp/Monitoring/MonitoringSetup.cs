using RecApp.Monitoring.Alerts;
using RecApp.Monitoring.Alerts.Webhook;
using RecApp.Monitoring.Watching;
using RecApp.Outgoing;
using RecApp.Validation;

namespace RecApp.Monitoring;

/// <summary>Registrations of what looks after the models.</summary>
public static class MonitoringSetup
{
    /// <summary>Adds the comparison with training, the alerts, and their way to a webhook.</summary>
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.AddSettings<AlertOptions>(AlertOptions.Section, (settings, problems) => settings.Check(problems));
        services.AddSingleton<DriftWatch>().AddSingleton<AlertWatch>().AddSingleton<AlertStore>().AddSingleton<AlertMeters>().AddSingleton<DeliveryStore>();
        services.AddSingleton<AlertService>().AddHostedService(provider => provider.GetRequiredService<AlertService>());
        services.AddOutgoingClient(WebhookSender.Client, WebhookSender.LargestAnswer);
        services.AddSingleton<WebhookSender>().AddHostedService(provider => provider.GetRequiredService<WebhookSender>());
        return services;
    }
}
