/** Line icons of the app, drawn on a 24 × 24 grid. Components use them through `Icon`; pages write them as SVG. */
export const PATHS = {
  close: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  home: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2',
  night: 'M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z',
  paper:
    'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2L21 21',
  down: 'M6 9l6 6 6-6',
  up: 'M6 15l6-6 6 6',
  list: 'M4 6h16M4 12h16M4 18h16',
  only: 'M12 5c5 0 8.5 4.5 9.5 7-1 2.500-4.500 7-9.500 7S3.500 14.500 2.500 12C3.500 9.500 7 5 12 5zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  off: 'M4 4l16 16M9 5.500A11 11 0 0 1 12 5c5 0 8.500 4.500 9.500 7-.4 1-1.200 2.300-2.400 3.500M6 7.500C4.200 8.900 3 10.800 2.500 12c1 2.500 4.500 7 9.500 7 1.400 0 2.700-.4 3.800-.9',
  target: 'M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12 2v4M12 18v4M2 12h4M18 12h4',
  play: 'M8 5l11 7-11 7z',
  pause: 'M8 5v14M16 5v14',
  next: 'M9 6l6 6-6 6',
  previous: 'M15 6l-6 6 6 6',
  time: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.500 2',
  reset: 'M4 4v6h6M4.500 10a8 8 0 1 1-.5 4',
} as const;
export type IconName = keyof typeof PATHS;
