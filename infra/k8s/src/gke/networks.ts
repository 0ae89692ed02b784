/** The networks of infra/terraform (modules/cluster). */
export const podNetwork = '10.4.0.0/14';
const clusterServices = '10.8.0.0/20';

/** From here Google's load balancers send requests and look whether pods are well. */
export const loadBalancers = ['35.191.0.0/16', '130.211.0.0/22'];

/** Where Cloud SQL is: in the private network, at an address that Google chooses, and not among our pods. */
export const privateNetwork = { cidr: '10.0.0.0/8', except: [podNetwork, clusterServices] };

/** Amazon, Google and Cognito have public addresses. */
export const internet = {
  cidr: '0.0.0.0/0',
  except: ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
};

/** Where a pod asks Google who it is (GKE Dataplane V2). */
export const metadataServer = [
  { cidr: '169.254.169.252/32', port: 988 },
  { cidr: '169.254.169.254/32', port: 80 },
];
